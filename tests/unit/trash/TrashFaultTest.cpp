// Every operation on the way into the trash and back is the last before a kill, or fails; after each the next run
// finishes, and every file lies in one place with its bytes.
#include "Shelf.h"

#include "support/FaultyFiles.h"
#include "support/ForgetfulFiles.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

struct Way {
    std::string name;
    std::function<void(Shelf&)> before;
    std::function<Status(Shelf&, Files&)> go;
    NamingRoad road = NamingRoad::noReplace;
};

void aPhoto(Shelf& shelf)
{
    shelf.add("x/a.jpg.xmp", "what is said of it");
    shelf.add("x/a.mov", "its film");
    shelf.add("x/a.jpg", "the photo");
    writeFile(shelf.trash / "a.jpg", "a stranger in the trash");
}

void aThrownOne(Shelf& shelf)
{
    aPhoto(shelf);
    REQUIRE(shelf.throwAway());
    writeFile(shelf.root / "x/a.mov", "a stranger in its place");
}

void aThrownOneOfNoFolder(Shelf& shelf)
{
    aPhoto(shelf);
    REQUIRE(shelf.throwAway());
    fs::remove_all(shelf.root / "x");
}

std::multiset<std::string> bytesOf(const Held& held)
{
    std::multiset<std::string> all;
    for (const auto& [name, bytes] : held)
        if (name.find(".part") == std::string::npos) all.insert(bytes);
    return all;
}

/// Whatever happened: nothing is lost, and no stranger has other bytes.
void expectNothingLost(const Shelf& shelf, const Held& before)
{
    const Held now = shelf.all();
    const auto all = bytesOf(now);
    for (const auto& [name, bytes] : before) {
        INFO(name);
        CHECK(all.contains(bytes));
        if (bytes.starts_with("a stranger")) CHECK((now.contains(name) && now.at(name) == bytes));
    }
}

/// `powerGone`: a record that was removed may be there again, of a file that is elsewhere.
void expectFinished(Shelf& shelf, const Held& before, bool trash, bool powerGone = false)
{
    const Status done = trash ? shelf.throwAway() : shelf.bringBack();
    if (!done) FAIL_CHECK(nameOf(done.error().code) << " " << done.error().detail);
    CHECK(bytesOf(shelf.all()) == bytesOf(before));
    for (const auto& [name, bytes] : shelf.all()) CHECK(name.find(".part") == std::string::npos);
    CHECK(shelf.notes.files.size() == (trash ? 3 : 0));
    if (!trash && !powerGone) CHECK(shelf.records().empty());
    CHECK(shelf.notes.lost.empty());
    for (const auto& [id, file] : shelf.notes.files) {
        CHECK(file.there);
        CHECK(fs::exists(shelf.trash / file.name));
        CHECK(trashRecordIn(readFile(shelf.trash / (file.name + std::string(trashRecordEnding)))));
    }
    const Path place = shelf.notes.places.contains(shelf.photo) ? shelf.notes.places.at(shelf.photo) : "x/a.jpg";
    CHECK(readFile(shelf.root / place) == "the photo");
    CHECK((*place.begin() == trashFolderName) == trash);
}

/// False: the way ended before operation `at`.
bool tryAt(const Way& way, Fault fault, std::uint64_t at, bool trash)
{
    Shelf shelf;
    way.before(shelf);
    const Held before = shelf.all();
    FaultyFiles files(fault, at, way.road);
    if (fault == Fault::kill) shelf.notes.beforeCommit = [&files] { (void)files.step(); };
    try {
        (void)way.go(shelf, files);
    } catch (const Killed&) {
    }
    shelf.notes.beforeCommit = nullptr;
    INFO(way.name << ", fault " << static_cast<int>(fault) << " at operation " << at << ", then "
                  << (trash ? "thrown away" : "restored"));
    expectNothingLost(shelf, before);
    expectFinished(shelf, before, trash);
    return files.operations() >= at;
}

std::uint64_t tryAll(const Way& way)
{
    std::uint64_t points = 0;
    for (const Fault fault : {Fault::kill, Fault::noSpace, Fault::ioError, Fault::shortWrite})
        for (const bool trash : {true, false}) // as it was decided, or decided otherwise before the next run
            for (std::uint64_t at = 1; tryAt(way, fault, at, trash); ++at) ++points;
    return points;
}

const auto there = [](Shelf& shelf, Files& files) { return shelf.throwAway(files); };
const auto back = [](Shelf& shelf, Files& files) { return shelf.bringBack(files); };

} // namespace

TEST_CASE("The way into the trash survives every fault at every operation, on every kind of disk")
{
    for (const NamingRoad road : {NamingRoad::noReplace, NamingRoad::link, NamingRoad::plain})
        CHECK(tryAll({"there", aPhoto, there, road}) > 100);
}

TEST_CASE("The way back survives every fault at every operation, on every kind of disk")
{
    for (const NamingRoad road : {NamingRoad::noReplace, NamingRoad::link, NamingRoad::plain})
        CHECK(tryAll({"back", aThrownOne, back, road}) > 100);
    CHECK(tryAll({"back to no folder", aThrownOneOfNoFolder, back}) > 100);
}

TEST_CASE("A disk that loses its power loses no file on the way into the trash nor back")
{
    for (const bool trash : {true, false})
        for (std::uint64_t at = 1;; ++at) {
            Shelf shelf;
            (trash ? aPhoto : aThrownOne)(shelf);
            const Held before = shelf.all();
            bool done = false;
            for (const unsigned seed : {unsigned(at), unsigned(at) + 1000}) {
                Shelf one;
                (trash ? aPhoto : aThrownOne)(one);
                ForgetfulFiles files(one.folder / "aside", at);
                try {
                    (void)(trash ? there(one, files) : back(one, files));
                    done = true;
                } catch (const Killed&) {
                }
                files.cut(seed);
                INFO((trash ? "there" : "back") << ", change " << at << ", seed " << seed);
                expectNothingLost(one, before);
                expectFinished(one, before, trash, true);
            }
            if (done) break;
        }
}
