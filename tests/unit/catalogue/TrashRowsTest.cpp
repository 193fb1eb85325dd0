#include "support/CatalogueMaker.h"

#include "base/Sentence.h"
#include "catalogue/FilingRows.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/TrashRows.h"
#include "catalogue/drafts/PhotoDrafts.h"

using namespace albumen;
using namespace albumen::test;

namespace {

struct Bin : TestLibrary {
    PhotoId shot(const std::string& below, const std::string& name, std::uint64_t content, ImageFormat format,
                 std::int64_t takenS)
    {
        PhotoResult result = photoResult(root, below, name, content, 0);
        result.format = format;
        result.exif->takenLocalS = takenS;
        return store(result).photo;
    }
    Status throwAway(const std::vector<PhotoId>& photos, bool trash = true)
    {
        return catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(const Draft draft, trashDraft(db, photos, trash));
            TRY_ASSIGN(const auto id, DecisionLog(db, 1).append(draft));
            TRY_ASSIGN([[maybe_unused]] const TrashFollowed followed, TrashRows(db).follow(draft.writes));
            return id ? Status() : fail(Code::internal, Stage::store);
        });
    }
    std::set<PhotoId> thrown()
    {
        std::set<PhotoId> ids;
        for (const ThrownAway& one : read([](Db& db) { return TrashRows(db).all(); })) ids.insert(one.photo);
        return ids;
    }
    PhotoRow row(PhotoId id)
    {
        return *read([&](Db& db) { return PhotoRows(db).photo(id); });
    }
    std::vector<TrashWork> work()
    {
        return read([](Db& db) { return TrashRows(db).work(); });
    }
    TrashedFile noted(PhotoId photo, const std::string& name, bool there)
    {
        TrashedFile file{.photo = photo, .from = name, .name = name, .size = 5, .there = there};
        must(TrashNotes(*catalogue, root).put(std::span(&file, 1)));
        return file;
    }
};

} // namespace

TEST_CASE("A RAW and the JPEG of its shot are thrown away and restored together, and nothing else is")
{
    Bin bin;
    const PhotoId jpeg = bin.shot("2023", "a.jpg", 1, ImageFormat::jpeg, 100),
                  raw = bin.shot("2023", "A.nef", 2, ImageFormat::raw, 100);
    bin.shot("2023", "b.nef", 3, ImageFormat::raw, 100);
    bin.shot("2023", "a.png", 4, ImageFormat::png, 100);
    bin.shot("2024", "a.nef", 5, ImageFormat::raw, 100);
    must(bin.throwAway({jpeg}));
    CHECK(bin.thrown() == std::set{jpeg, raw});
    const TrashedFile one = bin.noted(jpeg, "2023/a.jpg", false), other = bin.noted(raw, "2023/A.nef", false);
    must(bin.throwAway({raw}, false));
    CHECK(bin.work().size() == 2);
    for (const TrashWork& work : bin.work()) CHECK_FALSE(work.trash);
}

TEST_CASE("A photo in the trash has its place there, and another file may have the one it had")
{
    Bin bin;
    const PhotoId first = bin.store("a.jpg", 1, 1).photo;
    must(bin.throwAway({first}));
    CHECK(bin.row(first).state == PhotoState::trashed);
    CHECK(bin.row(first).path == "/photos/a.jpg");
    const TrashedFile file = bin.noted(first, "a.jpg", true);
    CHECK(bin.row(first).path == "/photos/.albumen-trash/a.jpg");
    CHECK(bin.work().empty());
    const PhotoId second = bin.store("a.jpg", 1, 1).photo; // the same picture, in the old place
    CHECK(second != first);
    CHECK(bin.row(second).state == PhotoState::present);
    must(bin.throwAway({first}, false));
    CHECK(bin.row(first).state == PhotoState::trashed); // until its file is back
    REQUIRE(bin.work().size() == 1);
    TrashedFile back = file;
    back.to = "a (2).jpg";
    must(TrashNotes(*bin.catalogue, bin.root).drop(std::span(&back, 1), LeftTrash::back));
    CHECK(bin.row(first).state == PhotoState::present);
    CHECK(bin.row(first).path == "/photos/a (2).jpg");
    CHECK(bin.work().empty());
}

TEST_CASE("A photo that is lost from the trash takes the place that it had from no photo that lies there now")
{
    Bin bin;
    const PhotoId lost = bin.store("a.jpg", 1, 1).photo, alone = bin.store("b.jpg", 2, 1).photo;
    must(bin.throwAway({lost, alone}));
    const std::vector<TrashedFile> files{bin.noted(lost, "a.jpg", true), bin.noted(alone, "b.jpg", true)};
    const PhotoId there = bin.store("a.jpg", 3, 1).photo;
    must(TrashNotes(*bin.catalogue, bin.root).drop(files, LeftTrash::lost));
    CHECK(bin.row(there).state == PhotoState::present);
    CHECK(bin.row(there).path == "/photos/a.jpg");
    CHECK(bin.row(lost).state == PhotoState::missing);
    CHECK(bin.row(alone).state == PhotoState::missing);
    CHECK(bin.row(alone).path == "/photos/b.jpg");
}

TEST_CASE("A scan that meets a photo that could not be moved yet does not bring it back")
{
    Bin bin;
    const PhotoId photo = bin.store("a.jpg", 1, 1).photo;
    must(bin.throwAway({photo}));
    CHECK(bin.store("a.jpg", 1, 1).photo == photo);
    CHECK(bin.row(photo).state == PhotoState::trashed);
    REQUIRE(bin.work().size() == 1);
    CHECK(bin.work()[0].trash);
}

TEST_CASE("A photo of an archive, and one that says who somebody is, are not thrown away")
{
    Bin bin;
    for (const auto& [kind, why] :
         {std::pair(RootKind::archive, trashFiled), std::pair(RootKind::references, trashDefines)}) {
        RootRow row;
        row.path = "/kind " + std::to_string(int(kind));
        row.kind = kind;
        must(bin.catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(row.id, PhotoRows(db).ensureRoot(row));
            return {};
        }));
        const PhotoId photo = bin.store(photoResult(row.id, "", "x.jpg", 40 + std::uint64_t(kind), 0)).photo;
        const Status done = bin.throwAway({photo});
        REQUIRE_FALSE(done);
        CHECK(done.error().code == Code::notTrashed);
        CHECK(done.error().detail == why);
    }
}

TEST_CASE("What was filed of a thrown photo goes, unless another file of the picture is there or it was moved")
{
    Bin bin;
    const StoredPhoto alone = bin.store("a.jpg", 1, 0), twin = bin.store("b.jpg", 2, 0),
                      other = bin.store("c.jpg", 2, 0), moved = bin.store("d.jpg", 3, 0);
    LedgerRows ledger(*bin.catalogue);
    const ArchiveNo no = must(ledger.addArchive({ArchiveNo{}, Uid::random(), "/save", "/zips"}));
    const TargetKey nobody{TargetKind::unknown, PersonId{}};
    LedgerBatch batch;
    batch.targets = {{nobody, "Unknown", true}};
    for (const StoredPhoto& photo : {alone, twin, moved}) {
        FiledFile file;
        file.target = nobody;
        file.name = std::to_string(raw(photo.photo));
        file.content = *photo.content;
        file.photo = photo.photo;
        file.mode = photo.photo == moved.photo ? FilingMode::move : FilingMode::copy;
        batch.filed.push_back(file);
    }
    must(ledger.settle(no, batch));
    must(bin.throwAway({alone.photo, twin.photo, moved.photo}));
    const auto thrown = [&] { return bin.read([](Db& db) { return filedThrownAway(db); }).pictures; };
    CHECK(thrown().empty()); // none was moved yet
    bin.noted(alone.photo, "a.jpg", false);
    CHECK(thrown().empty());
    for (const StoredPhoto& photo : {alone, twin, moved})
        bin.noted(photo.photo, std::to_string(raw(photo.photo)), true);
    CHECK(thrown() == std::vector{*alone.content});
    const auto contents = bin.read([](Db& db) { return filingContents(db, std::nullopt); });
    REQUIRE(contents.size() == 2);
    CHECK(contents[0].content == *twin.content);
    CHECK(contents[0].photo == other.photo);
    CHECK(contents[1].content == *moved.content);
    CHECK_FALSE(contents[1].present); // stays filed from what the archive has
}
