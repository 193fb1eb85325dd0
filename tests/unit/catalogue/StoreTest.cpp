#include "support/CatalogueMaker.h"

#include "catalogue/FilingRows.h"
#include "catalogue/Half.h"
#include "catalogue/PhotoFilter.h"

using namespace albumen;
using namespace albumen::test;

namespace {

KnownPhoto knownPhoto(TestLibrary& library, const std::string& name, const LookedWith& with = testModels)
{
    for (const KnownPhoto& photo :
         library.ask<PhotoRows>([&](const PhotoRows& rows) { return rows.knownInFolder(library.root, "", with); }))
        if (photo.name == name) return photo;
    FAIL("no photo " << name);
    return {};
}

PhotoResult broken(TestLibrary& library, const std::string& name, Stage stage = Stage::load,
                   Code code = Code::imageBroken)
{
    PhotoResult result = photoResult(library.root, "", name, 77, 0);
    result.content.reset();
    result.faces.reset();
    result.errors.push_back({code, stage, result.found.path, "words for the log"});
    return result;
}

std::uint64_t problems(TestLibrary& library)
{
    return library.ask<RunRows>([](const RunRows& rows) { return rows.openProblems(); }).size();
}

} // namespace

TEST_CASE("A photo comes back as it was stored, and nothing else is there")
{
    TestLibrary library;
    PhotoResult result = photoResult(library.root, "2020/summer", "a b.jpg", 5, 2);
    result.exif->takenLocalS = 1'600'000'000;
    result.exif->takenSpan = DateSpan::month;
    result.thumbnail = std::vector<std::byte>(1234, std::byte{7});
    const StoredPhoto stored = library.store(result);
    CHECK(stored.freshContent);
    CHECK_FALSE(stored.moved);
    REQUIRE(stored.faces.size() == 2);

    const auto photo =
        library.ask<PhotoRows>([](const PhotoRows& rows) { return rows.photoAt("/photos/2020/summer/a b.jpg"); });
    REQUIRE(photo);
    CHECK(photo->id == stored.photo);
    CHECK(photo->path == "/photos/2020/summer/a b.jpg");
    CHECK(photo->size == result.found.size);
    CHECK(photo->mtimeNs == result.found.mtimeNs);
    CHECK(photo->takenLocalS == 1'600'000'000);
    CHECK(photo->takenSpan == DateSpan::month);
    CHECK_FALSE(library.ask<PhotoRows>([](const PhotoRows& rows) { return rows.photoAt("/photos/2020/a b.jpg"); }));
    CHECK_FALSE(
        library.ask<PhotoRows>([](const PhotoRows& rows) { return rows.photoAt("/photosX/2020/summer/a b.jpg"); }));

    const auto faces = library.ask<FaceRows>([&](const FaceRows& rows) { return rows.ofPhoto(stored.photo); });
    REQUIRE(faces.size() == 2);
    CHECK(faces[0].id == stored.faces[0]);
    CHECK(faces[0].box == (*result.faces)[0].box.box);
    CHECK(faces[0].how == LabelHow::unknown);
    CHECK(faces[0].quality.heightPx == 80);
    CHECK(faces[0].quality.roll == 3);
    CHECK(faces[0].quality.grade == FaceGrade::good);
    const auto thumb = library.ask<ThumbRows>(
        [&](const ThumbRows& rows) { return rows.get(ThumbKind::content320, raw(*stored.content)); });
    CHECK(thumb == result.thumbnail);
    const PhotoCounts counts = library.ask<PhotoRows>([](const PhotoRows& rows) { return rows.counts(); });
    CHECK(counts.present == 1);
    CHECK(counts.contents == 1);
    CHECK(counts.same == 0);
    CHECK(counts.faces == 2);
    CHECK(problems(library) == 0);
}

TEST_CASE("Files that are the same byte for byte are counted beside those that are found, and no others")
{
    TestLibrary library;
    for (const char* const name : {"a.jpg", "b.jpg", "c.jpg"}) library.store(photoResult(library.root, "", name, 5, 1));
    library.store(photoResult(library.root, "", "d.jpg", 6, 1));
    const PhotoCounts counts = library.ask<PhotoRows>([](const PhotoRows& rows) { return rows.counts(); });
    CHECK(counts.present == 4);
    CHECK(counts.same == 2);
}

TEST_CASE("A photo that says no second of its day is of no shot, but stands where its month begins")
{
    TestLibrary library;
    for (const DateSpan span : {DateSpan::moment, DateSpan::day, DateSpan::month, DateSpan::year}) {
        PhotoResult result = photoResult(library.root, "", "a.jpg", 5, 0);
        result.exif->takenLocalS = 1'588'291'200; // 2020-05-01
        result.exif->takenSpan = span;
        const StoredPhoto stored = library.store(result);
        const auto contents = library.read([](Db& db) { return filingContents(db, std::nullopt); });
        REQUIRE(contents.size() == 1);
        CHECK(contents[0].takenLocalS.has_value() == (span == DateSpan::moment));
        const auto photo = library.ask<PhotoRows>([&](const PhotoRows& rows) { return rows.photo(stored.photo); });
        CHECK(photo->takenSpan == span);
        CHECK(photo->takenLocalS == 1'588'291'200);
    }
}

TEST_CASE("Paths are bytes: names that are no text come back unchanged")
{
    TestLibrary library;
    const std::string name = "caf\xe9 \xff'; --.jpg";
    const StoredPhoto stored = library.store(name, 1, 1);
    const auto photo = library.ask<PhotoRows>([&](const PhotoRows& rows) { return rows.photo(stored.photo); });
    REQUIRE(photo);
    CHECK(photo->path.native() == "/photos/" + name);
    CHECK(library.ask<PhotoRows>([&](const PhotoRows& rows) { return rows.photoAt("/photos/" + name); }));
}

TEST_CASE("Vectors as halves stay where they were")
{
    for (unsigned seed = 0; seed < 50; ++seed) {
        const std::vector<float> numbers = unitVector(seed, 512);
        const std::vector<std::byte> halves = toHalf(numbers);
        CHECK(halves.size() == 1024);
        const std::vector<float> back = fromHalf(halves);
        REQUIRE(back.size() == numbers.size());
        double cosine = 0, squares = 0;
        for (std::size_t i = 0; i < back.size(); ++i) {
            cosine += double(back[i]) * double(numbers[i]);
            squares += double(back[i]) * double(back[i]);
            CHECK(std::abs(back[i] - numbers[i]) < 0.0005F);
        }
        CHECK(cosine > 0.999999);
        CHECK(std::abs(squares - 1) < 1e-5);
    }
    CHECK(fromHalf(toHalf(std::vector<float>{0.5F, -2.F, 0.F})) == std::vector<float>{0.5F, -2.F, 0.F});
    CHECK(toHalf({}).empty());
}

TEST_CASE("Faces found again keep their ids, others come and go, but none that a person spoke of")
{
    TestLibrary library;
    PhotoResult result = photoResult(library.root, "", "a.jpg", 1, 4);
    const StoredPhoto first = library.store(result);
    library.person("Ada", {first.faces[3]});

    // A better detector: the first two a little moved and in another order, the last two not found, one new.
    const FaceFound moved0 = foundFace({0.11F, 0.21F, 0.1F, 0.15F}, 900),
                    moved1 = foundFace({0.29F, 0.19F, 0.1F, 0.15F}, 901),
                    fresh = foundFace({0.1F, 0.7F, 0.1F, 0.15F}, 902);
    result.faces = std::vector{fresh, moved1, moved0};
    const StoredPhoto second = library.store(result);
    CHECK(second.photo == first.photo);
    CHECK_FALSE(second.freshContent);
    REQUIRE(second.faces.size() == 3);
    CHECK(second.faces[1] == first.faces[1]);
    CHECK(second.faces[2] == first.faces[0]);
    CHECK(raw(second.faces[0]) > raw(first.faces[3]));

    const auto faces = library.ask<FaceRows>([&](const FaceRows& rows) { return rows.ofPhoto(first.photo); });
    REQUIRE(faces.size() == 4); // the third went, Ada's stayed
    for (const LabelledFace& face : faces) {
        CHECK(face.id != first.faces[2]);
        if (face.id == first.faces[0]) CHECK(face.box == moved0.box.box);
        if (face.id == first.faces[3]) CHECK(face.name == "Ada");
    }
    CHECK(library.count("SELECT count(*) FROM d.embedding") == 4);
    const auto vector =
        library.ask<FaceRows>([&](const FaceRows& rows) { return rows.embedding(first.faces[0], testEmbedder); });
    REQUIRE(vector);
    CHECK(distanceOf(*vector, *moved0.embedding) < 0.001F);

    // Found once more, the third is the same face as before.
    result.faces = photoResult(library.root, "", "a.jpg", 1, 4).faces;
    const StoredPhoto third = library.store(result);
    CHECK(third.faces == first.faces);
    CHECK(library.count("SELECT count(*) FROM face") == 5);
    CHECK(knownPhoto(library, "a.jpg").lookedAt);
}

TEST_CASE("Faces that overlap by less than half are two faces")
{
    TestLibrary library;
    PhotoResult result = photoResult(library.root, "", "a.jpg", 1, 0);
    result.faces = std::vector{foundFace({0.1F, 0.1F, 0.2F, 0.2F}, 1)};
    const StoredPhoto first = library.store(result);
    result.faces = std::vector{foundFace({0.2F, 0.1F, 0.2F, 0.2F}, 1)}; // IoU 1/3
    const StoredPhoto second = library.store(result);
    CHECK(second.faces[0] != first.faces[0]);
    CHECK(library.count("SELECT count(*) FROM face WHERE state = 0") == 1);
}

TEST_CASE("A moved photo keeps its row, its faces and their names")
{
    TestLibrary library;
    const StoredPhoto first = library.store("a.jpg", 1, 2);
    library.person("Ada", {first.faces[0]});
    PhotoResult elsewhere = photoResult(library.root, "sub", "renamed.jpg", 1, 0);
    elsewhere.faces.reset(); // known content: not looked at again
    elsewhere.exif.reset();

    SECTION("when a scan had found it missing")
    {
        must(library.catalogue->write([&](Db& db) { return PhotoRows(db).markMissing({first.photo}); }));
        const StoredPhoto moved = library.store(elsewhere);
        CHECK(moved.moved);
        CHECK(moved.photo == first.photo);
        CHECK(moved.content == first.content);
    }
    SECTION("when its old file is seen to be gone")
    {
        const auto others = library.ask<PhotoRows>(
            [&](const PhotoRows& rows) { return rows.otherPathsOf(*elsewhere.content, elsewhere.found.path); });
        CHECK(others == std::vector<std::filesystem::path>{"/photos/a.jpg"});
        const StoredPhoto moved = library.store(elsewhere, others);
        CHECK(moved.moved);
        CHECK(moved.photo == first.photo);
        CHECK(library
                  .ask<PhotoRows>([&](const PhotoRows& rows) {
                      return rows.otherPathsOf(*elsewhere.content, elsewhere.found.path);
                  })
                  .empty());
    }
    SECTION("but a copy is a second photo of one content")
    {
        const StoredPhoto copy = library.store(elsewhere, {"/photos/other.jpg"});
        CHECK_FALSE(copy.moved);
        CHECK(copy.photo != first.photo);
        CHECK(copy.content == first.content);
        CHECK(library.count("SELECT count(*) FROM photo WHERE state = 0") == 2);
        CHECK(library.ask<PhotoRows>([&](const PhotoRows& rows) { return rows.photosOf(*first.content); }).size() == 2);
    }
    SECTION("and nothing moves from a root that is away")
    {
        must(library.catalogue->write(
            [&](Db& db) { return PhotoRows(db).setRootState(library.root, RootState::offline); }));
        CHECK(library
                  .ask<PhotoRows>([&](const PhotoRows& rows) {
                      return rows.otherPathsOf(*elsewhere.content, elsewhere.found.path);
                  })
                  .empty());
        const StoredPhoto copy = library.store(elsewhere, {"/photos/a.jpg"});
        CHECK_FALSE(copy.moved);
    }
    const auto there =
        library.ask<PhotoRows>([](const PhotoRows& rows) { return rows.photoAt("/photos/sub/renamed.jpg"); });
    REQUIRE(there);
    const auto faces = library.ask<FaceRows>([&](const FaceRows& rows) { return rows.ofPhoto(there->id); });
    REQUIRE(faces.size() == 2);
    CHECK(faces[0].id == first.faces[0]);
    CHECK(faces[0].name == "Ada");
}

TEST_CASE("Whether a picture was looked at depends on who looks")
{
    TestLibrary library;
    const auto finished = [&](const LookedWith& with) {
        return library.ask<PhotoRows>([&](const PhotoRows& rows) { return rows.finished(with); })
            .contains(contentNamed(1));
    };
    CHECK_FALSE(finished(testModels));
    library.store(photoResult(library.root, "", "a.jpg", 1, 0)); // looked, no face: that is not "not asked"
    CHECK(finished(testModels));
    CHECK(knownPhoto(library, "a.jpg").lookedAt);
    const LookedWith newEmbedder{testDetector, ModelRev{"embedder", "2"}},
        newDetector{ModelRev{"other", "1"}, testEmbedder};
    CHECK_FALSE(finished(newEmbedder));
    CHECK_FALSE(finished(newDetector));
    CHECK_FALSE(knownPhoto(library, "a.jpg", newEmbedder).lookedAt);
    CHECK_FALSE(knownPhoto(library, "a.jpg", newDetector).lookedAt);
    CHECK(knownPhoto(library, "a.jpg", LookedWith{testDetector, std::nullopt}).lookedAt);
}

TEST_CASE("A photo is looked at again when a network for covered faces arrives, and not when it goes")
{
    TestLibrary library;
    PhotoResult result = photoResult(library.root, "", "a.jpg", 1, 2);
    result.thumbnail = std::vector<std::byte>(10, std::byte{1});
    library.store(result);
    const auto isDone = [&](const LookedWith& with) {
        const bool lookedAt = knownPhoto(library, "a.jpg", with).lookedAt;
        const auto finished = library.ask<PhotoRows>([&](const PhotoRows& rows) { return rows.finished(with); });
        CHECK(finished.contains(contentNamed(1)) == lookedAt);
        return lookedAt;
    };
    LookedWith with = testModels;
    with.masked = ModelRev{"masked", "1"};
    CHECK(isDone(testModels));
    CHECK_FALSE(isDone(with));
    result.masked = with.masked;
    library.store(result);
    CHECK(isDone(with));
    CHECK(isDone(testModels));
    with.masked = ModelRev{"masked", "2"};
    CHECK_FALSE(isDone(with));
}

TEST_CASE("A broken photo is not tried again until it changed, and its problem ends when it is read well")
{
    TestLibrary library;
    library.store(broken(library, "bad.jpg"));
    const auto open = library.ask<RunRows>([](const RunRows& rows) { return rows.openProblems(); });
    REQUIRE(open.size() == 1);
    CHECK(open[0].code == Code::imageBroken);
    CHECK(open[0].stage == Stage::load);
    CHECK(open[0].path == "/photos/bad.jpg");
    CHECK(open[0].detail == "words for the log");
    CHECK(knownPhoto(library, "bad.jpg").lookedAt);

    SECTION("it fails again: still one problem")
    {
        library.store(broken(library, "bad.jpg"));
        CHECK(problems(library) == 1);
    }
    SECTION("it changed")
    {
        must(library.catalogue->write([](Db& db) { return db.run("UPDATE photo SET size = size + 1"); }));
        CHECK_FALSE(knownPhoto(library, "bad.jpg").lookedAt);
    }
    SECTION("it was mended")
    {
        const StoredPhoto good = library.store("bad.jpg", 77, 1);
        CHECK(problems(library) == 0);
        CHECK(good.content);
        CHECK(knownPhoto(library, "bad.jpg").lookedAt);
    }
    SECTION("its file went away")
    {
        CHECK(library.ask<RunRows>([](const RunRows& rows) { return rows.openProblemPaths(); }) ==
              std::vector<std::filesystem::path>{"/photos/bad.jpg"});
        must(library.catalogue->write([&](Db& db) { return RunRows(db).solve("/photos/bad.jpg", library.run); }));
        CHECK(problems(library) == 0);
    }
}

TEST_CASE("A broken photo that somebody asks for again is tried again and has its problem until it is read well")
{
    TestLibrary library;
    for (const char* const name : {"a.jpg", "b.jpg"}) library.store(broken(library, name));
    must(library.catalogue->write([](Db& db) { return PhotoRows(db).lookAgain({"/photos/a.jpg"}); }));
    CHECK_FALSE(knownPhoto(library, "a.jpg").lookedAt);
    CHECK(knownPhoto(library, "b.jpg").lookedAt); // nobody asked
    CHECK(problems(library) == 2);
    library.store(broken(library, "a.jpg"));
    CHECK(knownPhoto(library, "a.jpg").lookedAt);
    CHECK(problems(library) == 2);
}

TEST_CASE("A file that could not even be read loses nothing and is tried in every run")
{
    TestLibrary library;
    const StoredPhoto good = library.store("a.jpg", 1, 2);
    PhotoResult unreadable = broken(library, "a.jpg", Stage::read, Code::fileUnreadable);
    library.store(unreadable);
    CHECK(problems(library) == 1);
    CHECK(library.ask<FaceRows>([&](const FaceRows& rows) { return rows.ofPhoto(good.photo); }).size() == 2);
    CHECK(knownPhoto(library, "a.jpg").size == 1001);
    const StoredPhoto vanished = library.store(broken(library, "never.jpg", Stage::read, Code::fileVanished));
    CHECK(vanished.photo == PhotoId{});
    CHECK(library.count("SELECT count(*) FROM photo") == 1);
}

TEST_CASE("A picture that was edited in place is another content with faces of its own")
{
    TestLibrary library;
    const StoredPhoto first = library.store("a.jpg", 1, 2), edited = library.store("a.jpg", 2, 1);
    CHECK(edited.photo == first.photo);
    CHECK(edited.content != first.content);
    CHECK(library.ask<FaceRows>([&](const FaceRows& rows) { return rows.ofPhoto(first.photo); }).size() == 1);
    CHECK(library.ask<FaceRows>([](const FaceRows& rows) { return rows.all(); }).size() ==
          1); // the old ones have no photo
}

TEST_CASE("Missing photos come back, and roots keep their number when they move")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 1);
    must(library.catalogue->write([&](Db& db) { return PhotoRows(db).markMissing({stored.photo}); }));
    CHECK(knownPhoto(library, "a.jpg").state == PhotoState::missing);
    CHECK(library.ask<PhotoRows>([&](const PhotoRows& rows) { return rows.presentIn(library.root); }).empty());
    CHECK(library.store("a.jpg", 1, 1).photo == stored.photo);
    CHECK(library.ask<PhotoRows>([&](const PhotoRows& rows) { return rows.presentIn(library.root); }).size() == 1);

    auto roots = library.ask<PhotoRows>([](const PhotoRows& rows) { return rows.roots(); });
    REQUIRE(roots.size() == 1);
    CHECK(roots[0].uid != Uid{});
    RootRow elsewhere = roots[0];
    elsewhere.path = "/mnt/photos";
    elsewhere.hasMarker = true;
    RootId again{};
    must(library.catalogue->write([&](Db& db) -> Status {
        TRY_ASSIGN(again, PhotoRows(db).ensureRoot(elsewhere));
        return {};
    }));
    CHECK(again == library.root);
    CHECK(library.ask<PhotoRows>([](const PhotoRows& rows) { return rows.photoAt("/mnt/photos/a.jpg"); }));
    CHECK_FALSE(library.ask<PhotoRows>([](const PhotoRows& rows) { return rows.photoAt("/photos/a.jpg"); }));
}

TEST_CASE("The scan is told of every folder and file that is known")
{
    TestLibrary library;
    library.store("a.jpg", 1, 1);
    library.store(photoResult(library.root, "2020/x", "b.jpg", 2, 1));
    KnownRows known(*library.catalogue, testModels);
    CHECK(must(known.folders(library.root)) == std::vector<std::string>{"", "2020/x"});
    const auto inside = must(known.inFolder(library.root, "2020/x"));
    REQUIRE(inside.size() == 1);
    CHECK(inside[0].name == "b.jpg");
    CHECK(inside[0].size == 1002);
    CHECK(inside[0].lookedAt);
    CHECK(must(known.inFolder(library.root, "2020")).empty());
    CHECK(must(known.inFolder(RootId{99}, "")).empty());
}

TEST_CASE("A problem of every code and every stage comes back as it was written")
{
    TestLibrary library;
    std::vector<Error> written;
    for (int i = 0; i < std::max(codeCount, stageCount); ++i)
        written.push_back({.code = static_cast<Code>(i % codeCount),
                           .stage = static_cast<Stage>(i % stageCount),
                           .path = "/photos/" + std::to_string(i),
                           .detail = "words",
                           .needed = 3,
                           .available = 2});
    must(library.catalogue->write([&](Db& db) -> Status {
        for (const Error& error : written) TRY(RunRows(db).addProblem(library.run, error));
        return {};
    }));
    const auto read = library.ask<RunRows>([](const RunRows& rows) { return rows.openProblems(); });
    REQUIRE(read.size() == written.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        const Error& one = written[written.size() - 1 - i]; // newest first
        CHECK(read[i].code == one.code);
        CHECK(read[i].stage == one.stage);
        CHECK(read[i].path == one.path);
        CHECK(read[i].detail == one.detail);
        CHECK(read[i].needed == one.needed);
        CHECK(read[i].available == one.available);
    }
}

TEST_CASE("Photos under paths are those of the folders and files named, and no neighbour with a longer name")
{
    TestLibrary library;
    std::uint64_t content = 0;
    const auto store = [&](const std::string& folder, const std::string& name) {
        return library.store(photoResult(library.root, folder, name, ++content, 0)).photo;
    };
    const PhotoId top = store("", "top.jpg"), day = store("trip", "1.jpg"), deep = store("trip/day 2", "2.jpg"),
                  other = store("trip-a", "3.jpg"), longer = store("trip2", "4.jpg"), zero = store("trip0", "5.jpg");
    const PhotoId gone = store("trip", "gone.jpg");
    must(library.catalogue->write([&](Db& db) { return PhotoRows(db).markMissing({gone}); }));
    const auto under = [&](const std::vector<std::filesystem::path>& paths) {
        auto ids = library.read([&](Db& db) { return photoList(db, {.under = paths}); }).ids;
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    const auto missing = [&](const std::filesystem::path& path) {
        const auto list = library.catalogue->read([&](Db& db) { return photoList(db, {.under = {path}}); });
        return !list && list.error().code == Code::pathMissing && list.error().path == path;
    };
    CHECK(under({}) == std::vector{top, day, deep, other, longer, zero});
    CHECK(under({"/"}).size() == 6);
    CHECK(under({"/photos"}).size() == 6);
    CHECK(under({"/photos/"}).size() == 6);
    CHECK(under({"/photos/trip"}) == std::vector{day, deep});
    CHECK(under({"/photos/trip/"}) == std::vector{day, deep});
    CHECK(under({"/photos/trip/day 2", "/photos/trip", "/photos/trip2/4.jpg"}) == std::vector{day, deep, longer});
    CHECK(under({"/photos/top.jpg"}) == std::vector{top});
    CHECK(missing("/photos/trip/gone.jpg"));
    for (const char* const nowhere : {"/photos/tri", "/photo", "/photos2", "/elsewhere"}) CHECK(missing(nowhere));
    const std::vector<PhotoId> some{longer, PhotoId{999}, gone, top};
    const auto rows = library.ask<PhotoRows>([&](const PhotoRows& photos) { return photos.rows(some); });
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].path == "/photos/trip2/4.jpg");
    CHECK(rows[1].state == PhotoState::missing);
    CHECK(rows[2].id == top);
    must(
        library.catalogue->write([&](Db& db) { return PhotoRows(db).setRootState(library.root, RootState::removed); }));
    CHECK(missing("/photos/trip"));
}
