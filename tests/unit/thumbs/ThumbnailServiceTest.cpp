// Small pictures of painted photos, asked for in every way.
#include "thumbs/ThumbnailService.h"

#include <future>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "support/HookedFiles.h"
#include "support/NoMoreThreads.h"
#include "support/PaintedRun.h"
#include "support/Pictures.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr auto noEnd = std::chrono::seconds(20);

cv::Size sizeOf(const std::vector<std::byte>& jpeg)
{
    return decodedPicture(jpeg).size();
}

class HandClock final : public Clock
{
public:
    std::atomic<std::int64_t> now{1'000'000};
    std::int64_t nowMs() const override { return now; }
};

/// Photos "0.png", "1.png" ... with one face each, looked at; the cache of small pictures emptied.
struct EmptiedCache {
    PaintedRun run;
    HookedFiles files;
    HandClock clock;
    std::atomic<int> opened{0};

    explicit EmptiedCache(int photos = 1)
    {
        for (int i = 0; i < photos; ++i) run.paint(std::to_string(i) + ".png", {{.person = i % paintedPeople}});
        REQUIRE(run.look().looked == std::uint64_t(photos));
        must(run.library.catalogue->write([](Db& db) { return db.run("DELETE FROM t.thumb"); }));
        files.onOpen = [this](const Path&) { ++opened; };
    }
    ThumbnailParts parts() { return {.files = files, .catalogue = *run.library.catalogue, .clock = clock}; }
    ThumbnailKey photo(int i) { return {ThumbKind::content320, number("SELECT content_id", i)}; }
    ThumbnailKey face(int i)
    {
        return {ThumbKind::face, number("SELECT (SELECT id FROM face f WHERE f.content_id = p.content_id)", i)};
    }
    std::int64_t stored() { return run.library.count("SELECT count(*) FROM t.thumb"); }

private:
    std::int64_t number(const std::string& what, int i)
    {
        return run.library.count(what + " FROM photo p WHERE name = '" + std::to_string(i) + ".png'");
    }
};

} // namespace

TEST_CASE("A run stores a small picture of every photo and every face")
{
    PaintedRun run;
    run.paint("a.png",
              {{.person = 0, .box = {0.1F, 0.2F, 0.2F, 0.4F}}, {.person = 1, .box = {0.6F, 0.2F, 0.2F, 0.4F}}});
    run.paint("nobody.png", {});
    run.look();
    CHECK(run.library.count("SELECT count(*) FROM t.thumb WHERE kind = 1") == 2);
    CHECK(run.library.count("SELECT count(*) FROM t.thumb WHERE kind = 3") == 2);
    HookedFiles files;
    files.onOpen = [](const Path& path) { FAIL("opened " << path); };
    ThumbnailService service({.files = files, .catalogue = *run.library.catalogue, .clock = run.library.clock});
    const auto face = run.library.count("SELECT min(id) FROM face");
    const auto content = run.library.count("SELECT content_id FROM photo WHERE name = 'a.png'");
    CHECK(sizeOf(must(service.get({ThumbKind::face, face}, run.job))) == cv::Size(160, 160));
    CHECK(sizeOf(must(service.get({ThumbKind::content320, content}, run.job))) == cv::Size(320, 240));
}

TEST_CASE("What an emptied cache lacks is made from the file once, and stored")
{
    EmptiedCache empty;
    ThumbnailService service(empty.parts());
    CHECK(sizeOf(must(service.get(empty.photo(0), {}))) == cv::Size(320, 240));
    CHECK(sizeOf(must(service.get(empty.face(0), {}))) == cv::Size(160, 160));
    CHECK(empty.opened == 2);
    CHECK(empty.stored() == 2);
    must(service.get(empty.photo(0), {}));
    must(service.get(empty.face(0), {}));
    CHECK(empty.opened == 2);
}

TEST_CASE("A face made anew is the same face as the run cut out")
{
    PaintedRun run;
    run.paint("a.png", {{.person = 7, .box = {0.5F, 0.3F, 0.2F, 0.3F}}});
    run.look();
    ThumbnailService service({.files = *run.files, .catalogue = *run.library.catalogue, .clock = run.library.clock});
    const ThumbnailKey key{ThumbKind::face, run.library.count("SELECT id FROM face")};
    const auto stored = must(service.get(key, run.job));
    must(run.library.catalogue->write([](Db& db) { return db.run("DELETE FROM t.thumb"); }));
    CHECK(must(service.get(key, run.job)) == stored);
}

TEST_CASE("A library that may not be written to is shown all the same")
{
    EmptiedCache empty;
    ThumbnailParts parts = empty.parts();
    parts.store = false;
    ThumbnailService service(parts);
    CHECK_FALSE(must(service.get(empty.photo(0), {})).empty());
    CHECK(empty.stored() == 0);
}

TEST_CASE("No face, no photo and no such picture are told as what they are")
{
    EmptiedCache empty;
    ThumbnailService service(empty.parts());
    CHECK(service.get({ThumbKind::face, 999}, {}).error().code == Code::noFace);
    CHECK(service.get({ThumbKind::content320, 999}, {}).error().code == Code::fileVanished);
    std::filesystem::remove(empty.run.photos / "0.png");
    CHECK(service.get(empty.face(0), {}).error().code == Code::fileVanished);
}

TEST_CASE("A picture that failed is tried again when its file is another, or after a while, and not before")
{
    EmptiedCache empty;
    const Path path = empty.run.photos / "0.png";
    const std::string whole = readFile(path);
    const auto time = std::filesystem::last_write_time(path);
    // Damage that keeps size and time, so that nothing but the bytes tells.
    writeFile(path, whole.substr(0, 100) + std::string(whole.size() - 100, 'x'));
    std::filesystem::last_write_time(path, time);
    ThumbnailService service(empty.parts());
    CHECK(service.get(empty.photo(0), {}).error().code == Code::imageBroken);
    CHECK(service.get(empty.photo(0), {}).error().code == Code::imageBroken);
    CHECK(empty.opened == 1);
    SECTION("after a while")
    {
        empty.clock.now += ThumbnailService::againAfterMs - 1;
        CHECK_FALSE(service.get(empty.photo(0), {}));
        CHECK(empty.opened == 1);
        writeFile(path, whole);
        std::filesystem::last_write_time(path, time);
        empty.clock.now += 1;
        CHECK(service.get(empty.photo(0), {}));
    }
    SECTION("when the file is another")
    {
        writeFile(path, whole);
        std::filesystem::last_write_time(path, time + std::chrono::seconds(5));
        CHECK(service.get(empty.photo(0), {}).error().code == Code::fileChanging); // until a scan saw it
        CHECK(empty.opened == 2);
        empty.run.look();
        CHECK(service.get(empty.photo(0), {}));
    }
}

TEST_CASE("Requests are answered once each, the newest first, and the same picture is made once")
{
    EmptiedCache empty(6);
    std::promise<void> reached, goOn;
    empty.files.onOpen = [&, first = true, go = goOn.get_future().share()](const Path&) mutable {
        if (std::exchange(first, false)) {
            reached.set_value();
            go.wait();
        }
    };
    ThumbnailParts parts = empty.parts();
    parts.threads = 1;
    ThumbnailService service(parts);
    std::mutex mutex;
    std::vector<int> order;
    std::promise<void> all;
    const auto answer = [&](int i) {
        return [&, i](ThumbnailService::Picture picture) {
            const std::lock_guard lock(mutex);
            order.push_back(picture ? i : -i);
            if (order.size() == 6) all.set_value();
        };
    };
    service.request(empty.photo(0), answer(10)); // keeps the one thread busy
    REQUIRE(reached.get_future().wait_for(noEnd) == std::future_status::ready);
    service.request(empty.photo(1), answer(11));
    service.request(empty.photo(2), answer(12));
    service.request(empty.photo(3), answer(13));
    service.request(empty.photo(1), answer(21)); // asked for again: it is what is looked at now
    service.request(empty.photo(0), answer(20)); // being made
    goOn.set_value();
    REQUIRE(all.get_future().wait_for(noEnd) == std::future_status::ready);
    CHECK(order == std::vector<int>{10, 20, 11, 21, 13, 12});
    CHECK(empty.stored() == 4);
}

TEST_CASE("What nobody wants any more is not made, what somebody else wants is")
{
    EmptiedCache empty(4);
    std::promise<void> reached, goOn;
    empty.files.onOpen = [&, first = true, go = goOn.get_future().share()](const Path&) mutable {
        if (std::exchange(first, false)) {
            reached.set_value();
            go.wait();
        }
    };
    ThumbnailParts parts = empty.parts();
    parts.threads = 1;
    ThumbnailService service(parts);
    const auto never = [](const ThumbnailService::Picture&) { FAIL("answered"); };
    std::promise<void> kept;
    const auto making = service.request(empty.photo(0), never);
    REQUIRE(reached.get_future().wait_for(noEnd) == std::future_status::ready);
    service.request(empty.photo(2), [&](const ThumbnailService::Picture&) { kept.set_value(); });
    const auto shared = service.request(empty.photo(2), never);
    const auto dropped = service.request(empty.photo(1), never);
    service.cancel(dropped);
    service.cancel(shared);
    service.cancel(making);
    goOn.set_value();
    REQUIRE(kept.get_future().wait_for(noEnd) == std::future_status::ready);
    CHECK(empty.run.library.count("SELECT count(*) FROM t.thumb WHERE id = " + std::to_string(empty.photo(1).id)) == 0);
    CHECK(empty.run.library.count("SELECT count(*) FROM t.thumb WHERE id = " + std::to_string(empty.photo(2).id)) == 1);
}

TEST_CASE("A service that goes drops what waits and joins its threads")
{
    EmptiedCache empty(8);
    std::atomic<int> answered{0};
    {
        ThumbnailService service(empty.parts());
        for (int i = 0; i < 8; ++i)
            service.request(empty.photo(i), [&](const ThumbnailService::Picture&) { ++answered; });
    }
    const int then = answered;
    CHECK(then <= 8);
    CHECK(answered == then);
}

TEST_CASE("An answer or a decoder that throws ends neither the service nor the program")
{
    EmptiedCache empty(2);
    ThumbnailService service(empty.parts());
    std::promise<void> thrown;
    service.request(empty.photo(0), [&](const ThumbnailService::Picture&) {
        thrown.set_value();
        throw std::runtime_error("planted");
    });
    REQUIRE(thrown.get_future().wait_for(noEnd) == std::future_status::ready);
    empty.files.onOpen = [](const Path&) { throw std::bad_alloc(); };
    std::promise<Code> code;
    service.request(empty.photo(1), [&](const ThumbnailService::Picture& picture) {
        code.set_value(picture ? Code::usage : picture.error().code);
    });
    auto told = code.get_future();
    REQUIRE(told.wait_for(noEnd) == std::future_status::ready);
    CHECK(told.get() == Code::outOfMemory);
}

TEST_CASE("Without a thread to be had a request is answered at once with an error")
{
    EmptiedCache empty;
    ThumbnailService service(empty.parts());
    std::optional<Code> code;
    {
        const NoMoreThreads none;
        service.request(empty.photo(0), [&](const ThumbnailService::Picture& picture) { code = picture.error().code; });
    }
    CHECK(code == Code::internal);
    CHECK(service.get(empty.photo(0), {}));
}
