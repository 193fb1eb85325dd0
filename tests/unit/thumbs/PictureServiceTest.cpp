// Whole pictures for a viewer, of painted photos.
#include "thumbs/PictureService.h"

#include <future>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "catalogue/drafts/PhotoDrafts.h"
#include "support/HookedFiles.h"
#include "support/PaintedRun.h"
#include "support/Pictures.h"
#include "thumbs/ThumbnailService.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr auto forEver = std::chrono::seconds(20);

using Made = Result<std::shared_ptr<const Picture>>;

PhotoId photoNamed(PaintedRun& run, const std::string& name)
{
    return static_cast<PhotoId>(run.library.count("SELECT id FROM photo WHERE name = '" + name + "'"));
}

Made ask(PictureService& service, const PictureKey& key)
{
    std::promise<Made> told;
    service.request(key, PictureUse::shown, [&told](Made made) { told.set_value(std::move(made)); });
    auto answer = told.get_future();
    REQUIRE(answer.wait_for(forEver) == std::future_status::ready);
    return answer.get();
}

std::array<int, 3> pixel(const Picture& picture, int x, int y)
{
    const auto at = static_cast<std::size_t>(3 * (y * picture.width + x));
    return {int(picture.rgb[at]), int(picture.rgb[at + 1]), int(picture.rgb[at + 2])};
}

/// 40 x 20: the left half red, the right half blue; a file that holds nothing else.
void paintHalves(PaintedRun& run, const std::string& name)
{
    run.paint(name, {});
    cv::Mat halves(20, 40, CV_8UC3, cv::Scalar(255, 0, 0));
    halves.colRange(0, 20).setTo(cv::Scalar(0, 0, 255));
    writePicture((run.photos / name).string(), halves);
}

} // namespace

TEST_CASE("A picture comes with its colours and sizes right")
{
    PaintedRun run;
    paintHalves(run, "a.png");
    run.look();
    PictureService service(*run.files, *run.library.catalogue);
    const auto picture = must(ask(service, {photoNamed(run, "a.png")}));
    REQUIRE(picture->width == 40);
    REQUIRE(picture->height == 20);
    CHECK(picture->rgb.size() == 40U * 20 * 3);
    CHECK(pixel(*picture, 3, 10) == std::array{255, 0, 0});
    CHECK(pixel(*picture, 36, 10) == std::array{0, 0, 255});
    CHECK(picture->fullWidth == 40);
    CHECK_FALSE(picture->shot.iso);
}

TEST_CASE("A turned picture and its thumbnail come turned and the file stays")
{
    PaintedRun run;
    paintHalves(run, "a.png");
    run.look();
    const PhotoId photo = photoNamed(run, "a.png");
    const auto turn = [&](int quarters) {
        must(run.library.catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(const auto pictures, picturesOf(db, {photo}));
            TRY_ASSIGN(const Draft draft, turnDraft(db, pictures, quarters));
            TRY(DecisionLog(db, 0).append(draft));
            return {};
        }));
    };
    turn(1);
    PictureService service(*run.files, *run.library.catalogue);
    const auto picture = must(ask(service, {photo}));
    REQUIRE(picture->width == 20);
    REQUIRE(picture->height == 40);
    CHECK(picture->fullHeight == 40);
    CHECK(pixel(*picture, 10, 3) == std::array{255, 0, 0}); // the left is up now
    CHECK(pixel(*picture, 10, 36) == std::array{0, 0, 255});

    ThumbnailService thumbs({.files = *run.files, .catalogue = *run.library.catalogue, .clock = run.library.clock});
    const auto content = run.library.count("SELECT content_id FROM photo WHERE name = 'a.png'");
    const auto size = [&] {
        const auto jpeg = must(thumbs.get({ThumbKind::content320, content}, run.job));
        return decodedPicture(jpeg).size();
    };
    CHECK(size() == cv::Size(20, 40));
    must(run.library.catalogue->undoLast());
    CHECK(size() == cv::Size(40, 20));
    CHECK(readPicture(run.photos / "a.png").size() == cv::Size(40, 20));
}

TEST_CASE("A picture is bounded by the size asked for and an unknown photo is an error")
{
    PaintedRun run;
    run.paint("a.png", {});
    run.look();
    PictureService service(*run.files, *run.library.catalogue);
    const auto whole = must(ask(service, {photoNamed(run, "a.png")}));
    const int longSide = std::max(whole->width, whole->height);
    const auto small = must(ask(service, {photoNamed(run, "a.png"), longSide / 5}));
    CHECK(std::max(small->width, small->height) <= 2 * (longSide / 5) + 1);
    CHECK(std::max(small->width, small->height) >= longSide / 5);
    CHECK(small->fullWidth == whole->fullWidth);
    CHECK(ask(service, {PhotoId{999}}).error().code == Code::fileVanished);
}

TEST_CASE("What is shown comes before what is ahead and what is cancelled is never told")
{
    PaintedRun run;
    for (const char* const name : {"0.png", "1.png", "2.png", "3.png"}) run.paint(name, {});
    run.look();
    std::promise<void> gate;
    std::shared_future<void> opened(gate.get_future());
    std::atomic<int> held{0};
    HookedFiles files;
    files.onOpen = [&](const Path&) {
        ++held;
        opened.wait();
    };
    std::mutex mutex;
    std::vector<std::string> order;
    std::promise<void> last;
    std::optional<PictureService> service(std::in_place, files, *run.library.catalogue, 1);
    const auto want = [&](const char* name, PictureUse use) {
        return service->request({photoNamed(run, name)}, use, [&, name](const Made& made) {
            const std::lock_guard lock(mutex);
            order.emplace_back(made ? name : "failed");
            if (order.size() == 3) last.set_value();
        });
    };
    want("0.png", PictureUse::shown);
    while (held == 0) std::this_thread::yield(); // it holds the only thread
    want("1.png", PictureUse::ahead);
    const auto dropped = want("2.png", PictureUse::ahead);
    want("3.png", PictureUse::shown);
    service->cancel(dropped);
    gate.set_value();
    REQUIRE(last.get_future().wait_for(forEver) == std::future_status::ready);
    service.reset();
    CHECK(order == std::vector<std::string>{"0.png", "3.png", "1.png"});
}
