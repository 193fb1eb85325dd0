// The time of what a window asks of a catalogue at size, and of one decision more:
//   albumen-bench-catalogue EMPTY-FOLDER [PHOTOS] [RUNS]
// Two faces a photo; one face in a hundred is decided, three in ten are matched, half are in groups; a person for every
// 200 photos, a group for every 20. The rows are written by SQL: what the machine would say of them plays no part.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <vector>

#include "catalogue/Catalogue.h"
#include "catalogue/FaceCounts.h"
#include "catalogue/FaceRows.h"
#include "catalogue/GroupRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoFilter.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/drafts/FaceDrafts.h"

using namespace albumen;

namespace {

struct Size {
    std::int64_t photos = 100'000;
    std::int64_t faces() const { return 2 * photos; }
    std::int64_t decided() const { return faces() / 100; }
    std::int64_t matched() const { return 3 * faces() / 10; }
    std::int64_t people() const { return std::max<std::int64_t>(photos / 200, 1); }
    std::int64_t groups() const { return std::max<std::int64_t>(photos / 20, 1); }
    std::int64_t folders() const { return std::max<std::int64_t>(photos / 200, 1); }
};

template <class T> T must(Result<T> result)
{
    if (result) return std::move(*result);
    std::fprintf(stderr, "%s\n", result.error().detail.c_str());
    std::exit(1);
}

void must(const Status& status)
{
    if (status) return;
    std::fprintf(stderr, "%s\n", status.error().detail.c_str());
    std::exit(1);
}

Status makePhotos(Db& db, const Size& size)
{
    TRY(db.run(
        "INSERT INTO root(id, uid, path, kind, has_marker, state) VALUES (1, randomblob(16), '/photos', 0, 0, 0)"));
    for (std::int64_t i = 1; i <= size.folders(); ++i)
        TRY(db.run("INSERT INTO folder VALUES (?, 1, ?)", i, "folder " + std::to_string(i)));
    for (std::int64_t i = 1; i <= size.photos; ++i) {
        TRY(db.run("INSERT INTO content VALUES (?, randomblob(16), 0, 0, 4000, 3000, 1)", i));
        TRY(db.run("INSERT INTO photo(id, folder_id, name, size, mtime_ns, content_id, orientation, taken_s, state) "
                   "VALUES (?, ?, ?, 1000, 1, ?, 1, ?, 0)",
                   i, 1 + i % size.folders(), std::to_string(i) + ".jpg", i, i * 1000));
    }
    for (std::int64_t i = 1; i <= size.faces(); ++i)
        TRY(db.run("INSERT INTO face VALUES (?, randomblob(16), ?, 0.1, 0.1, 0.2, 0.2, 0, 0.9, 0)", i, (i + 1) / 2));
    return {};
}

/// Faces in a shuffled order: the first are decided, those behind them matched with one of these, half of all grouped.
Status makePeople(Db& db, const Size& size, const std::vector<std::int64_t>& faces)
{
    Draft draft{DecisionKind::import, "planted", {}};
    for (std::int64_t i = 1; i <= size.people(); ++i) {
        TRY_ASSIGN(const PersonId person, PeopleRows(db).create());
        draft.writes.push_back({Register::personName, raw(person), 0, "Person " + std::to_string(i)});
    }
    const auto personOf = [&size](std::int64_t place) { return 1 + place % size.people(); };
    for (std::int64_t i = 0; i < size.decided(); ++i)
        draft.writes.push_back({Register::facePerson, faces[std::size_t(i)], 0, personOf(i)});
    TRY(DecisionLog(db, 0).append(draft));
    for (std::int64_t i = 0; i < size.matched(); ++i) {
        const std::int64_t evidence = i % size.decided();
        TRY(db.run("INSERT INTO d.match VALUES (?, ?, ?, 0.3, ?, NULL, NULL, 1)",
                   faces[std::size_t(size.decided() + i)], personOf(evidence),
                   i % 3 == 0 ? MatchGrade::ask : MatchGrade::sure, faces[std::size_t(evidence)]));
    }
    for (std::int64_t i = 1; i <= size.faces(); ++i)
        TRY(db.run("INSERT INTO d.face_look VALUES (?, NULL, 0, 0, 0, 80, 300, ?)", i, i % 3));
    return {};
}

Status makeGroups(Db& db, const Size& size, const std::vector<std::int64_t>& faces)
{
    std::vector<GroupToKeep> groups(std::size_t(size.groups()));
    for (std::size_t i = faces.size() / 2; i < faces.size(); ++i)
        groups[i % groups.size()].faces.emplace_back(FaceId{faces[i]}, true);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i].number = std::int64_t(i) + 1;
        groups[i].best = groups[i].faces.front().first;
    }
    return GroupRows(db).replace(groups, {"planted", "1"});
}

void make(Catalogue& catalogue, const Size& size)
{
    std::vector<std::int64_t> faces(std::size_t(size.faces()));
    for (std::size_t i = 0; i < faces.size(); ++i) faces[i] = std::int64_t(i) + 1;
    std::shuffle(faces.begin(), faces.end(), std::mt19937(12));
    must(catalogue.write([&](Db& db) { return makePhotos(db, size); }));
    must(catalogue.write([&](Db& db) { return makePeople(db, size, faces); }));
    must(catalogue.write([&](Db& db) { return makeGroups(db, size, faces); }));
    must(catalogue.checkpoint());
}

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
    Size size;
    if (argc > 2) size.photos = std::max(std::atoll(argv[2]), 1000LL);
    const int runs = argc > 3 ? std::max(std::atoi(argv[3]), 1) : 9;
    const Clock clock;
    const auto catalogue =
        must(Catalogue::open(folder / "library", folder / "cache", Catalogue::Mode::readWrite, clock));
    make(*catalogue, size);
    timeQuestions(*catalogue, runs);
    std::int64_t face = 0;
    time("one decision", runs, [&] {
        must(catalogue->decide(ignoreDraft({FaceId{++face}})));
        return std::size_t{1};
    });
    timeMerges(*catalogue, runs);
    return 0;
}
