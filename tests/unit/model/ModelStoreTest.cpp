#include "model/ModelStore.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/Sentence.h"
#include "model/ModelChoice.h"
#include "support/ModelsHere.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;
using Json = nlohmann::json;

Sha256 hashOf(const std::string& content)
{
    Sha256Hasher hasher;
    hasher.add(std::as_bytes(std::span(content.data(), content.size())));
    return hasher.finish();
}

/// A record of one file ID.onnx with this content.
Json embedder(const std::string& id, int rank, const std::string& content)
{
    const Json limit = {{"value", 0.5}, {"source", "planted"}};
    const Json points = Json::parse("[[1, 1], [6, 1], [3, 3], [2, 6], [5, 6]]");
    return {{"id", id},
            {"revision", "1"},
            {"task", "embed"},
            {"rank", rank},
            {"engine", "opencv-dnn"},
            {"format", "onnx"},
            {"files", {{{"name", id + ".onnx"}, {"bytes", content.size()}, {"sha256", toHex(hashOf(content))}}}},
            {"licence", "MIT"},
            {"licence_file", "licences/MIT.txt"},
            {"origin", "planted"},
            {"metric", "cosine"},
            {"input", {{"kind", "align5"}, {"width", 8}, {"height", 8}, {"template", points}}},
            {"outputs", {{{"kind", "embedding"}, {"dim", 8}}}},
            {"limits", {{"match", limit}, {"strict", limit}, {"ask", limit}, {"group", limit}}}};
}

/// Two embedders, "low" and "high"; two places and a download folder, all empty.
struct Shelf {
    TempFolder folder;
    std::unique_ptr<Files> files = makeFiles();
    std::string low = "weights of low", high = "weights of high";
    ModelStore store = fresh();

    ModelStore fresh()
    {
        auto manifest =
            Manifest::parse(Json{{"models", {embedder("low", 1, low), embedder("high", 9, high)}}}.dump(), "planted");
        if (!manifest) FAIL(manifest.error().detail);
        return ModelStore(*files, *manifest, {folder / "first", folder / "second"}, folder / "download");
    }
    const ModelRecord& record(const char* id) { return *store.manifest().find(id); }
    ModelState state(const char* id) { return store.state(record(id)); }
    Result<VerifiedFiles> verified(const char* id) { return store.verified(record(id)); }
};

std::string flipped(std::string content)
{
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
    return content;
}

/// Counts the files opened for reading: what was hashed again.
class CountingFiles final : public Files
{
public:
    int opened = 0;
    Result<FileInfo> info(const Path& path, Follow follow) override { return real_->info(path, follow); }
    Result<std::vector<FolderEntry>> list(const Path& folder) override { return real_->list(folder); }
    Result<Path> canonical(const Path& path) override { return real_->canonical(path); }
    Result<Space> space(const Path& path) override { return real_->space(path); }
    Result<std::unique_ptr<Fence>> fence(const Path& folder) override { return real_->fence(folder); }
    Result<std::unique_ptr<ReadableFile>> openRead(const Path& path, Follow follow) override
    {
        opened += path.extension() == ".onnx";
        return real_->openRead(path, follow);
    }
    Result<std::unique_ptr<WritableFile>> create(const Path& path) override { return real_->create(path); }
    Result<bool> makeFolders(const Path& folder) override { return real_->makeFolders(folder); }
    Status rename(const Path& from, const Path& to) override { return real_->rename(from, to); }
    Status replace(const Path& from, const Path& to) override { return real_->replace(from, to); }
    Status hardLink(const Path& from, const Path& to) override { return real_->hardLink(from, to); }
    Status reflink(const Path& from, const Path& to) override { return real_->reflink(from, to); }
    Status remove(const Path& path) override { return real_->remove(path); }
    Status removeFolder(const Path& folder) override { return real_->removeFolder(folder); }
    Status syncFolder(const Path& folder) override { return real_->syncFolder(folder); }

private:
    std::unique_ptr<Files> real_ = makeFiles();
};

} // namespace

TEST_CASE("A model goes from absent over present to verified, or is refused")
{
    Shelf shelf;
    CHECK(shelf.state("high") == ModelState::absent);
    auto files = shelf.verified("high");
    REQUIRE_FALSE(files);
    CHECK(files.error().code == Code::modelMissing);
    CHECK(files.error().path == "high");
    writeFile(shelf.folder / "download/high.onnx.part", "weig");
    CHECK(shelf.state("high") == ModelState::partial);
    writeFile(shelf.folder / "second/high.onnx", shelf.high);
    CHECK(shelf.state("high") == ModelState::present);
    files = shelf.verified("high");
    REQUIRE(files);
    CHECK(files->paths == std::vector<Path>{shelf.folder / "second/high.onnx"});
    CHECK(shelf.state("high") == ModelState::verified);
    CHECK(shelf.state("low") == ModelState::absent);
    writeFile(shelf.folder / "first/low.onnx", "too short");
    CHECK(shelf.state("low") == ModelState::refused);
}

TEST_CASE("One flipped byte is refused by name, and seen later without hashing again")
{
    Shelf shelf;
    writeFile(shelf.folder / "first/high.onnx", flipped(shelf.high));
    CHECK(shelf.state("high") == ModelState::present);
    const auto files = shelf.verified("high");
    REQUIRE_FALSE(files);
    CHECK(files.error().code == Code::modelHashWrong);
    CHECK(files.error().path == "high");
    CHECK(files.error().detail.find("high.onnx") != std::string::npos);
    CHECK(shelf.state("high") == ModelState::refused);
}

TEST_CASE("A wrong file in one place does not hide the right one in the next, also one folder deeper")
{
    Shelf shelf;
    writeFile(shelf.folder / "first/high.onnx", flipped(shelf.high));
    writeFile(shelf.folder / "second/deep/deeper/high.onnx", shelf.high);
    CHECK_FALSE(shelf.verified("high"));
    writeFile(shelf.folder / "second/deep/high.onnx", shelf.high);
    const auto files = shelf.verified("high");
    REQUIRE(files);
    CHECK(files->paths.front() == shelf.folder / "second/deep/high.onnx");
    CHECK(shelf.state("high") == ModelState::verified);
}

TEST_CASE("A folder with a model's name is no model")
{
    Shelf shelf;
    std::filesystem::create_directories(shelf.folder / "first/high.onnx");
    CHECK(shelf.state("high") == ModelState::absent);
    CHECK(shelf.verified("high").error().code == Code::modelMissing);
}

TEST_CASE("A record without hash or size is refused, whatever lies there")
{
    Shelf shelf;
    ModelRecord record = shelf.record("high");
    writeFile(shelf.folder / "first/high.onnx", "");
    record.files.front().sha256 = {};
    CHECK(shelf.store.verified(record).error().code == Code::modelRecordWrong);
    CHECK(shelf.store.state(record) == ModelState::refused);
    record = shelf.record("high");
    record.files.front().bytes = 0;
    CHECK(shelf.store.verified(record).error().code == Code::modelRecordWrong);
    JobControl job;
    CHECK(shelf.store.fetch(record, job, {}).error().code == Code::modelRecordWrong);
}

TEST_CASE("A verified hash is remembered over a restart, and forgotten when the file changes")
{
    Shelf shelf;
    writeFile(shelf.folder / "first/high.onnx", shelf.high);
    CountingFiles counting;
    const auto make = [&] {
        return ModelStore(counting, shelf.store.manifest(), {shelf.folder / "first"}, shelf.folder / "download");
    };
    REQUIRE(make().verified(shelf.record("high")));
    CHECK(counting.opened == 1);
    ModelStore again = make();
    CHECK(again.state(shelf.record("high")) == ModelState::verified);
    REQUIRE(again.verified(shelf.record("high")));
    CHECK(counting.opened == 1);
    std::filesystem::remove(shelf.folder / "first/high.onnx");
    writeFile(shelf.folder / "first/high.onnx", flipped(shelf.high));
    CHECK(again.verified(shelf.record("high")).error().code == Code::modelHashWrong);
    CHECK(counting.opened == 2);
    for (const char* memory : {"", "{}", "[[1]]", "[[\"a\",-1,0,0,\"zz\"]]", "[[\"a\",1,2,3,\"zz\"]]"}) {
        writeFile(shelf.folder / "download/verified.json", memory);
        CHECK(make().verified(shelf.record("high")).error().code == Code::modelHashWrong);
    }
}

TEST_CASE("Fetching copies from a mirror, whole and checked, and then needs the mirror no more")
{
    Shelf shelf;
    writeFile(shelf.folder / "second/mirror/high.onnx", shelf.high);
    JobControl job;
    Progress last;
    auto outcome = shelf.store.fetch(shelf.record("high"), job, [&](const Progress& progress) { last = progress; });
    REQUIRE(outcome);
    CHECK(*outcome == Outcome::completed);
    CHECK(last.finished);
    CHECK(last.done == shelf.high.size());
    CHECK(last.total == shelf.high.size());
    CHECK(readFile(shelf.folder / "download/high.onnx") == shelf.high);
    CHECK_FALSE(std::filesystem::exists(shelf.folder / "download/high.onnx.copy"));
    CHECK(readFile(shelf.folder / "second/mirror/high.onnx") == shelf.high);
    std::filesystem::remove_all(shelf.folder / "second");
    CHECK(shelf.verified("high"));
    CHECK(shelf.store.fetch(shelf.record("high"), job, {}));
}

TEST_CASE("What came with the program is not fetched, and a wrong file of it is")
{
    Shelf shelf;
    auto manifest = Manifest::parse(Json{{"models", {embedder("low", 1, shelf.low)}}}.dump(), "planted");
    REQUIRE(manifest);
    const Path own = shelf.folder / "first";
    ModelStore store(*shelf.files, *manifest, {own, shelf.folder / "second"}, shelf.folder / "download", own);
    JobControl job;
    writeFile(own / "low.onnx", shelf.low);
    CHECK(store.fetch(*store.manifest().find("low"), job, {}) == Outcome::completed);
    CHECK_FALSE(std::filesystem::exists(shelf.folder / "download" / "low.onnx"));

    writeFile(own / "low.onnx", flipped(shelf.low));
    writeFile(shelf.folder / "second" / "low.onnx", shelf.low);
    CHECK(store.fetch(*store.manifest().find("low"), job, {}) == Outcome::completed);
    CHECK(readFile(shelf.folder / "download" / "low.onnx") == shelf.low);
}

TEST_CASE("Fetching mends a wrong file and takes none from a wrong mirror")
{
    Shelf shelf;
    writeFile(shelf.folder / "download/high.onnx", flipped(shelf.high));
    writeFile(shelf.folder / "first/high.onnx", flipped(shelf.high));
    JobControl job;
    CHECK(shelf.store.fetch(shelf.record("high"), job, {}).error().code == Code::modelHashWrong);
    writeFile(shelf.folder / "second/high.onnx", shelf.high);
    REQUIRE(shelf.store.fetch(shelf.record("high"), job, {}));
    CHECK(readFile(shelf.folder / "download/high.onnx") == shelf.high);
}

TEST_CASE("Fetching what has no address and no mirror says where to put it")
{
    Shelf shelf;
    JobControl job;
    const auto outcome = shelf.store.fetch(shelf.record("high"), job, {});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == Code::modelMissing);
    CHECK(outcome.error().path == "high");
    CHECK(outcome.error().detail.find((shelf.folder / "download").string()) != std::string::npos);
}

TEST_CASE("A cancelled copy leaves nothing under the model's name")
{
    Shelf shelf;
    writeFile(shelf.folder / "second/high.onnx", shelf.high);
    JobControl job;
    job.cancel();
    const auto outcome = shelf.store.fetch(shelf.record("high"), job, {});
    REQUIRE(outcome);
    CHECK(*outcome == Outcome::cancelled);
    CHECK_FALSE(std::filesystem::exists(shelf.folder / "download/high.onnx"));
    CHECK_FALSE(std::filesystem::exists(shelf.folder / "download/high.onnx.copy"));
}

TEST_CASE("The best installed model is chosen, unless the user chose another")
{
    Shelf shelf;
    auto chosen = chooseModel(shelf.store, ModelTask::embed);
    REQUIRE_FALSE(chosen);
    CHECK(chosen.error().code == Code::modelMissing);
    CHECK(chosen.error().path == "embed");
    CHECK(chosen.error().detail ==
          "Names need a face embedder, and none is installed. It is published nowhere: put high.onnx into " +
              (shelf.folder / "download").string());
    writeFile(shelf.folder / "first/low.onnx", shelf.low);
    chosen = chooseModel(shelf.store, ModelTask::embed);
    REQUIRE(chosen);
    CHECK(chosen->record->id == "low");
    CHECK_FALSE(chosen->note);
    chosen = chooseModel(shelf.store, ModelTask::embed, "high");
    REQUIRE(chosen);
    CHECK(chosen->record->id == "low");
    CHECK(chosen->note.value().sentence == "The model high is not installed.");
    writeFile(shelf.folder / "first/high.onnx", shelf.high);
    CHECK(chooseModel(shelf.store, ModelTask::embed)->record->id == "high");
    chosen = chooseModel(shelf.store, ModelTask::embed, "low");
    REQUIRE(chosen);
    CHECK(chosen->record->id == "low");
    CHECK_FALSE(chosen->note);
    CHECK(chosen->files.paths == std::vector<Path>{shelf.folder / "first/low.onnx"});
    CHECK(chooseModel(shelf.store, ModelTask::embed, "nobody")->note.value().object == "nobody");
    CHECK_FALSE(chooseModel(shelf.store, ModelTask::detect));
}

TEST_CASE("A model that is named is one that can be used, or it is said what to do")
{
    Shelf shelf;
    const auto absent = namedModel(shelf.store, ModelTask::embed, "high");
    REQUIRE_FALSE(absent);
    CHECK(absent.error().code == Code::modelMissing);
    CHECK(absent.error().path == "high");
    writeFile(shelf.folder / "first/high.onnx", flipped(shelf.high));
    CHECK(namedModel(shelf.store, ModelTask::embed, "high").error().code == Code::modelHashWrong);
    writeFile(shelf.folder / "first/high.onnx", shelf.high);
    CHECK(*namedModel(shelf.store, ModelTask::embed, "high") == &shelf.record("high"));
    for (const auto& [task, id] : {std::pair(ModelTask::embed, "nobody"), std::pair(ModelTask::detect, "high")}) {
        const auto unknown = namedModel(shelf.store, task, id);
        REQUIRE_FALSE(unknown);
        CHECK(unknown.error().code == Code::usage);
        CHECK(unknown.error().detail == "no model of the task " + std::string(nameOf(task)) + " is called " + id +
                                            ", see: albumen-cli models list");
    }
}

TEST_CASE("A better model that is broken is named, and the next one used, alone it is an error of its own")
{
    Shelf shelf;
    writeFile(shelf.folder / "first/high.onnx", flipped(shelf.high));
    CHECK(chooseModel(shelf.store, ModelTask::embed).error().code == Code::modelHashWrong);
    writeFile(shelf.folder / "first/low.onnx", shelf.low);
    const auto chosen = chooseModel(shelf.store, ModelTask::embed);
    REQUIRE(chosen);
    CHECK(chosen->record->id == "low");
    CHECK(chosen->note.value().sentence == "The model high does not match its record and was not used.");
}

TEST_CASE("What is missing for a task is said in one sentence, for every task")
{
    Shelf shelf;
    for (int task = 0; task <= static_cast<int>(ModelTask::attribute); ++task)
        CHECK(missingModel(shelf.store, static_cast<ModelTask>(task)).find("need") != std::string::npos);
}

TEST_CASE("Fetching is offered for what is published alone, else it is said which file to put where")
{
    Shelf shelf;
    CHECK_FALSE(shelf.record("high").published());
    const auto fetched = shelf.store.fetch(shelf.record("high"), JobControl{}, {});
    REQUIRE_FALSE(fetched);
    CHECK(sentence(fetched.error()).find("is published nowhere") != std::string::npos);
    Json low = embedder("low", 1, shelf.low);
    low["files"][0]["urls"] = {"https://example.org/low.onnx"};
    auto manifest = Manifest::parse(Json{{"models", {low}}}.dump(), "planted");
    REQUIRE(manifest);
    CHECK(manifest->records()[0].published());
    const ModelStore store(*shelf.files, *manifest, {}, shelf.folder / "download");
    CHECK(missingModel(store, ModelTask::embed) ==
          "Names need a face embedder, and none is installed. Get one with: albumen-cli models fetch");
}

TEST_CASE("The weights of this machine match the shipped records")
{
    const Path weights = modelsOrSkip();
    const TempFolder folder;
    const auto files = makeFiles();
    ModelStore store(*files, shippedManifest(), {weights}, folder / "download");
    for (const char* id : {"yunet-n-640", "face-reidentification-retail-0095", "head-pose-estimation-adas-0001"}) {
        const ModelRecord* const record = store.manifest().find(id);
        REQUIRE(record);
        CHECK(store.verified(*record));
    }
    CHECK(chooseModel(store, ModelTask::detect)->record->id == "yunet-n-640");
    CHECK(chooseModel(store, ModelTask::embed)->record->id == "face-reidentification-retail-0095");
    const auto absent = store.verified(*store.manifest().find("sface-2021dec"));
    REQUIRE_FALSE(absent);
    CHECK(absent.error().code == Code::modelMissing);
}

} // namespace albumen
