#include "model/Downloader.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>

#include <catch2/catch.hpp>

#include "support/Support.h"
#include "support/TinyHttpServer.h"

namespace albumen {
namespace {

using namespace test;

constexpr std::size_t modelBytes = 3'000'000;

/// Bytes that repeat at no power of two, so that a piece in the wrong place is seen.
std::string modelContent()
{
    std::string content(modelBytes, '\0');
    for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>((i * 31 + i / 251) % 256);
    return content;
}

ModelFile recordOf(const std::string& content, std::vector<std::string> urls)
{
    Sha256Hasher hasher;
    hasher.add(std::as_bytes(std::span(content.data(), content.size())));
    return {.name = "model.onnx", .bytes = content.size(), .sha256 = hasher.finish(), .urls = std::move(urls)};
}

/// A download into a folder of its own.
struct Desk {
    TempFolder folder;
    std::unique_ptr<Files> files = makeFiles();
    JobControl job;
    std::mutex mutex;
    Progress last;

    Result<Outcome> fetch(const ModelFile& file)
    {
        ProgressMeter meter(JobStep::fetch, [this](const Progress& progress) {
            const std::scoped_lock lock(mutex);
            last = progress;
        });
        meter.setTotal(file.bytes);
        auto outcome =
            Downloader(*files, Downloader::Schemes::loopbackToo).fetch("planted", file, folder.path(), job, meter);
        meter.finish();
        return outcome;
    }
    /// The names in the folder.
    std::vector<std::string> names()
    {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            found.push_back(entry.path().filename());
        std::sort(found.begin(), found.end());
        return found;
    }
};

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("A file is downloaded whole under its name, with all its bytes counted")
{
    const std::string content = modelContent();
    TinyHttpServer server({.content = content});
    Desk desk;
    const auto outcome = desk.fetch(recordOf(content, {server.url()}));
    REQUIRE(outcome);
    CHECK(*outcome == Outcome::completed);
    CHECK(readFile(desk.folder / "model.onnx") == content);
    CHECK(desk.names() == Names{"model.onnx"});
    CHECK(desk.last.done == modelBytes);
    CHECK(desk.last.total == modelBytes);
    CHECK(server.ranges() == Names{""});
}

TEST_CASE("A download that was cut goes on where it stopped")
{
    const std::string content = modelContent();
    TinyHttpServer server({.content = content, .cutAfter = 1'234'567});
    Desk desk;
    const ModelFile file = recordOf(content, {server.url()});
    const auto cut = desk.fetch(file);
    REQUIRE_FALSE(cut);
    CHECK(cut.error().code == Code::downloadFailed);
    CHECK(cut.error().path == "planted");
    CHECK(desk.names() == Names{"model.onnx.part"});
    CHECK(readFile(desk.folder / "model.onnx.part") == content.substr(0, 1'234'567));
    server.serve({.content = content});
    REQUIRE(desk.fetch(file));
    CHECK(server.ranges() == Names{"", "bytes=1234567-"});
    CHECK(readFile(desk.folder / "model.onnx") == content);
    CHECK(desk.names() == Names{"model.onnx"});
    CHECK(desk.last.done == modelBytes);
}

TEST_CASE("A server without ranges sends all again, and the file is right")
{
    const std::string content = modelContent();
    TinyHttpServer server({.content = content, .ranges = false});
    Desk desk;
    writeFile(desk.folder / "model.onnx.part", content.substr(0, 1'000'000));
    REQUIRE(desk.fetch(recordOf(content, {server.url()})));
    CHECK(readFile(desk.folder / "model.onnx") == content);
    CHECK(desk.last.done == modelBytes);
}

TEST_CASE("A whole part that lacks only its name needs no server")
{
    const std::string content = modelContent();
    Desk desk;
    writeFile(desk.folder / "model.onnx.part", content);
    REQUIRE(desk.fetch(recordOf(content, {"http://127.0.0.1:1/model.onnx"})));
    CHECK(desk.names() == Names{"model.onnx"});
}

TEST_CASE("A file with the wrong hash gets no name and leaves nothing")
{
    const std::string content = modelContent();
    std::string wrong = content;
    wrong[2'000'000] = static_cast<char>(wrong[2'000'000] ^ 1);
    TinyHttpServer server({.content = wrong});
    Desk desk;
    const auto outcome = desk.fetch(recordOf(content, {server.url()}));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == Code::modelHashWrong);
    CHECK(outcome.error().path == "planted");
    CHECK(outcome.error().detail.find("model.onnx") != std::string::npos);
    CHECK(desk.names().empty());
}

TEST_CASE("A part of other bytes is found out by the hash and does not stay in the way")
{
    const std::string content = modelContent();
    TinyHttpServer server({.content = content});
    Desk desk;
    const ModelFile file = recordOf(content, {server.url()});
    writeFile(desk.folder / "model.onnx.part", std::string(1'000'000, 'x'));
    const auto outcome = desk.fetch(file);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == Code::modelHashWrong);
    CHECK(desk.names().empty());
    CHECK(desk.fetch(file));
    CHECK(readFile(desk.folder / "model.onnx") == content);
}

TEST_CASE("More bytes than the record says are refused and not kept")
{
    const std::string content = modelContent();
    TinyHttpServer server({.content = content + "more"});
    Desk desk;
    const auto outcome = desk.fetch(recordOf(content, {server.url()}));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == Code::downloadFailed);
    CHECK(outcome.error().detail.find("more bytes") != std::string::npos);
    CHECK(desk.names().empty());
}

TEST_CASE("Fewer bytes than the record says are no model, and an impossible range starts anew")
{
    const std::string content = modelContent();
    TinyHttpServer server({.content = content.substr(0, 1000)});
    Desk desk;
    const ModelFile file = recordOf(content, {server.url()});
    REQUIRE_FALSE(desk.fetch(file));
    CHECK(desk.names() == Names{"model.onnx.part"});
    REQUIRE_FALSE(desk.fetch(file)); // asks from byte 1000 on, and the server answers 416
    CHECK(desk.names().empty());
    server.serve({.content = content});
    CHECK(desk.fetch(file));
}

TEST_CASE("Cancelling a download that hangs for ever ends it, keeps its part and names nothing")
{
    const std::string content = modelContent();
    TinyHttpServer server({.content = content, .hangAfter = 500'000});
    Desk desk;
    std::thread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        desk.job.cancel();
    });
    const auto outcome = desk.fetch(recordOf(content, {server.url()}));
    canceller.join();
    REQUIRE(outcome);
    CHECK(*outcome == Outcome::cancelled);
    CHECK(desk.names() == Names{"model.onnx.part"});
    CHECK(readFile(desk.folder / "model.onnx.part") == content.substr(0, 500'000));
}

TEST_CASE("Nobody there, nothing there, and no address are told apart")
{
    const std::string content = "a model";
    Desk desk;
    auto outcome = desk.fetch(recordOf(content, {"http://127.0.0.1:1/model.onnx"}));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == Code::modelOffline);
    TinyHttpServer server({.content = content, .status = 404});
    outcome = desk.fetch(recordOf(content, {server.url()}));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == Code::downloadFailed);
    CHECK(outcome.error().detail.find("404") != std::string::npos);
    outcome = desk.fetch(recordOf(content, {}));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == Code::modelMissing);
    CHECK(desk.names().empty());
}

TEST_CASE("The second address is asked when the first fails")
{
    const std::string content = modelContent();
    TinyHttpServer broken({.content = content, .cutAfter = 1'000'000});
    TinyHttpServer good({.content = content});
    Desk desk;
    REQUIRE(desk.fetch(recordOf(content, {"http://127.0.0.1:1/model.onnx", broken.url(), good.url()})));
    CHECK(readFile(desk.folder / "model.onnx") == content);
    CHECK(good.ranges() == Names{"bytes=1000000-"});
    CHECK(desk.last.done == modelBytes);
}

TEST_CASE("Only https is asked, and no redirect leads to another scheme")
{
    const std::string content = "a model";
    TinyHttpServer server({.content = content});
    Desk desk;
    ProgressMeter meter(JobStep::fetch, {});
    const auto outcome = Downloader(*desk.files)
                             .fetch("planted", recordOf(content, {server.url()}), desk.folder.path(), desk.job, meter);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == Code::modelRecordWrong);
    CHECK_FALSE(desk.fetch(recordOf(content, {"file:///etc/hostname"})));
    CHECK(server.ranges().empty());

    writeFile(desk.folder / "secret", content);
    TinyHttpServer redirecting({.content = content, .redirect = "file://" + (desk.folder / "secret").string()});
    CHECK_FALSE(desk.fetch(recordOf(content, {redirecting.url()})));
    CHECK(redirecting.ranges().size() == 1);
    CHECK(desk.names() == Names{"secret"});
    TinyHttpServer leading({.content = content, .redirect = server.url()});
    CHECK(desk.fetch(recordOf(content, {leading.url()})));
}

} // namespace albumen
