// The time of what a window asks of a catalogue at size, and of one decision more:
//   albumen-bench-catalogue EMPTY-FOLDER [PHOTOS] [RUNS]
// See LargeCatalogue.h for what is in it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

#include "LargeCatalogue.h"
#include "catalogue/FaceCounts.h"
#include "catalogue/FaceRows.h"
#include "catalogue/GroupRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoFilter.h"
#include "catalogue/drafts/FaceDrafts.h"

using namespace albumen;
using namespace albumen::bench;

namespace {

/// Median of the runs; the first of all warms the caches and is not counted.
void time(const char* what, int runs, const std::function<std::size_t()>& ask)
{
    std::size_t answered = ask();
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        answered = ask();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    std::printf("%-34s %9.2f ms  %8zu rows\n", what, times[times.size() / 2], answered);
}

template <class Rows, class Question> void timeRows(Catalogue& catalogue, const char* what, int runs, Question question)
{
    time(what, runs, [&] { return must(catalogue.read([&](Db& db) { return question(Rows(db)); })).size(); });
}

void timeQuestions(Catalogue& catalogue, int runs)
{
    const auto people = must(catalogue.read([](Db& db) { return PeopleRows(db).ids(PeopleOrder::mostPhotos); }));
    const auto groups = must(catalogue.read([](Db& db) { return GroupRows(db).ids(); }));
    const std::vector<PersonId> shownPeople(people.begin(), people.begin() + std::min<long>(50, long(people.size())));
    const std::vector<std::int64_t> shownGroups(groups.begin(),
                                                groups.begin() + std::min<long>(50, long(groups.size())));
    const PersonId one = people.front();
    timeRows<PeopleRows>(catalogue, "ids of people, by name", runs,
                         [](auto rows) { return rows.ids(PeopleOrder::name); });
    timeRows<PeopleRows>(catalogue, "ids of people, most photos first", runs,
                         [](auto rows) { return rows.ids(PeopleOrder::mostPhotos); });
    timeRows<PeopleRows>(catalogue, "rows of 50 people", runs, [&](auto rows) { return rows.rows(shownPeople); });
    timeRows<GroupRows>(catalogue, "ids of groups", runs, [](auto rows) { return rows.ids(); });
    FaceCounts& counts = *catalogue.counts();
    const auto started = std::chrono::steady_clock::now();
    static_cast<void>(must(counts.groups()));
    std::printf("%-34s %9.2f ms\n", "all faces counted, once",
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count());
    time("photos of people, kept count", runs, [&] { return must(counts.photosOfPeople()).size(); });
    time("ids of groups, kept count", runs, [&] { return must(counts.groups()).size(); });
    timeRows<GroupRows>(catalogue, "rows of 50 groups", runs, [&](auto rows) { return rows.rows(shownGroups); });
    timeRows<FaceRows>(catalogue, "ids of a person's faces", runs,
                       [&](auto rows) { return rows.idsOfPerson(one, true); });
    timeRows<FaceRows>(catalogue, "a person's faces", runs, [&](auto rows) { return rows.ofPerson(one, true); });
    timeRows<FaceRows>(catalogue, "faces of one picture", runs,
                       [](auto rows) { return rows.ofContent(ContentNo{77}); });
    const auto timeList = [&](const char* what, const PhotoQuery& query) {
        time(what, runs, [&] { return must(catalogue.read([&](Db& db) { return photoList(db, query); })).ids.size(); });
    };
    timeList("photos under a folder", {.under = {"/photos/folder 7"}});
    timeList("all photos, with days and months", {});
    timeList("photos of two people", {.people = {{.anyOf = {PersonId{1}, PersonId{2}}}}});
    timeList("favourites", {.favourite = true});
    timeList("photos by name", {.name = "77"});
    timeList("photos without people", {.noPeople = true});
    timeList("photos with unknown people", {.unknownPeople = true});
    time("counts for a filter", runs,
         [&] { return must(catalogue.read([](Db& db) { return photoTally(db, {}); })).people.size(); });
}

/// 20,000 people merged one into the next, and one merge more.
void timeMerges(Catalogue& catalogue, int runs)
{
    constexpr std::int64_t chain = 20'000;
    PersonId last{};
    must(catalogue.write([&](Db& db) -> Status {
        Draft draft{DecisionKind::merged, "a chain", {}};
        for (std::int64_t i = 0; i < chain; ++i) {
            TRY_ASSIGN(const PersonId next, PeopleRows(db).create());
            if (i > 0) draft.writes.push_back({Register::personMergedInto, raw(last), 0, raw(next)});
            last = next;
        }
        TRY(DecisionLog(db, 0).append(draft));
        return {};
    }));
    const PersonId first = static_cast<PersonId>(raw(last) - chain + 1);
    time("one merge after 20,000 in a chain", runs, [&] {
        must(catalogue.write([&](Db& db) -> Status {
            TRY_ASSIGN(const PersonId fresh, PeopleRows(db).create());
            TRY(DecisionLog(db, 0).append(
                {DecisionKind::merged, "", {{Register::personMergedInto, raw(fresh), 0, raw(first)}}}));
            return {};
        }));
        return std::size_t{1};
    });
    time("that merge undone", runs, [&] {
        must(catalogue.undoLast());
        return std::size_t{1};
    });
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: albumen-bench-catalogue EMPTY-FOLDER [PHOTOS] [RUNS]\n");
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const Size size{.photos = argc > 2 ? std::max(std::atoll(argv[2]), 1000LL) : 100'000};
    const int runs = argc > 3 ? std::max(std::atoi(argv[3]), 1) : 9;
    const Clock clock;
    const auto catalogue =
        must(Catalogue::open(folder / "library", folder / "cache", Catalogue::Mode::readWrite, clock));
    makeLarge(*catalogue, size, {"planted", "1"});
    timeQuestions(*catalogue, runs);
    std::int64_t face = 0;
    time("one decision", runs, [&] {
        must(catalogue->decide(ignoreDraft({FaceId{++face}})));
        return std::size_t{1};
    });
    std::fflush(stdout); // what follows takes minutes to be made
    timeMerges(*catalogue, runs);
    return 0;
}
