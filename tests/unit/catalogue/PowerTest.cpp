// The power goes at every change of the library's files: each decision that returned is there, and none by half.
#include <iostream>

#include "support/CatalogueMaker.h"
#include "support/ForgetfulSqlite.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

constexpr int decisions = 6;

/// Three faces, two people, and a first decision that the trial begins with.
struct Before {
    TestLibrary library;
    StoredPhoto photo = library.store("a.jpg", 1, 3);
    std::vector<PersonId> people{library.person("Ada", {photo.faces[0]}), library.person("Ben", {photo.faces[1]})};
    Before() { library.close(); }
};

std::string noteOf(int number)
{
    return "decision " + std::to_string(number);
}

/// How many decisions returned as taken.
int work(const fs::path& folder, const Before& before)
{
    auto catalogue =
        Catalogue::open(folder / "library", folder / "cache", Catalogue::Mode::readWrite, before.library.clock);
    if (!catalogue) return 0;
    int taken = 0;
    for (int i = 0; i < decisions; ++i) {
        Draft draft{DecisionKind::assigned, noteOf(i), {}};
        giveFaces(draft, before.photo.faces, before.people[std::size_t(i % 2)]);
        if (!(*catalogue)->decide(draft)) break;
        ++taken;
        if (i == decisions / 2) (void)(*catalogue)->checkpoint();
    }
    return taken;
}

/// What is not as it must be; empty: nothing.
std::string whatIsWrong(const fs::path& folder, const Before& before, int taken)
{
    auto catalogue =
        Catalogue::open(folder / "library", folder / "cache", Catalogue::Mode::readWrite, before.library.clock);
    if (!catalogue) return "it does not open: " + std::string(nameOf(catalogue.error().code));
    const auto wrong = (*catalogue)->read([&](Db& db) -> Result<std::string> {
        const DecisionLog log(db, 0);
        TRY_ASSIGN(const auto state, log.state());
        TRY_ASSIGN(const auto fold, log.fold());
        if (state != fold) return std::string("the log does not fold to the state");
        int there = 0;
        Query notes = db.query("SELECT note FROM decision WHERE note LIKE 'decision %' ORDER BY id");
        for (; notes.next(); ++there)
            if (notes.text(0) != noteOf(there)) return "in the place of " + noteOf(there) + ": " + notes.text(0);
        TRY(notes.status());
        if (there < taken) return "lost: " + noteOf(there);
        if (there > taken + 1) return "never taken: " + noteOf(there - 1);
        return std::string();
    });
    return wrong ? *wrong : "it cannot be read: " + wrong.error().detail;
}

/// One outage. None: all was done before it came to that.
std::optional<std::string> outage(const Before& before, std::uint64_t at, unsigned seed, bool hears)
{
    const TempFolder folder;
    for (const char* const part : {"library", "cache"})
        fs::copy(before.library.folder / part, folder / part, fs::copy_options::recursive);
    int taken = 0;
    bool done = false;
    {
        ForgetfulSqlite disk(at);
        disk.hears = hears;
        taken = work(folder.path(), before);
        done = disk.changes() < at;
        disk.cut(seed);
    }
    const std::string wrong = whatIsWrong(folder.path(), before, taken);
    if (done && wrong.empty()) return std::nullopt;
    return wrong;
}

/// What went wrong first; empty: nothing.
std::string firstLoss(const Before& before, bool hears, std::uint64_t& moments)
{
    for (std::uint64_t at = 1;; ++at)
        for (unsigned seed = 1; seed <= 2; ++seed, ++moments) {
            const auto wrong = outage(before, at, seed * 1000 + unsigned(at), hears);
            if (!wrong) return {};
            if (!wrong->empty()) return "at " + std::to_string(at) + ": " + *wrong;
        }
}

} // namespace

TEST_CASE("When the power goes at any change of the catalogue every decision that returned is there and none by half")
{
    const Before before;
    std::uint64_t moments = 0;
    CHECK(firstLoss(before, true, moments) == "");
    CHECK(moments > 100);
    std::cout << moments << " outages of the catalogue\n";
}

TEST_CASE("A catalogue whose flushes do nothing loses decisions when the power goes")
{
    const Before before;
    std::uint64_t moments = 0;
    CHECK(firstLoss(before, false, moments) != "");
}
