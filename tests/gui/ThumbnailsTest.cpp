#include <catch2/catch.hpp>

#include <map>

#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include "Thumbnails.h"

using namespace albumen;

namespace {

/// Answers when the test says so.
struct Source : ThumbnailSource {
    std::map<std::uint64_t, std::pair<ThumbnailKey, Answer>> open;
    std::vector<std::int64_t> cancelled;
    std::uint64_t next = 1;
    int asked = 0;

    Ticket request(const ThumbnailKey& key, Answer answer) override
    {
        ++asked;
        open[next] = {key, std::move(answer)};
        return Ticket{next++};
    }
    void cancel(Ticket ticket) override
    {
        const auto found = open.find(static_cast<std::uint64_t>(ticket));
        if (found == open.end()) return;
        cancelled.push_back(found->second.first.id);
        open.erase(found);
    }
    void answerAll(const QSize& size, const QColor& colour = Qt::red)
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(colour);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "JPEG");
        const auto* const first = reinterpret_cast<const std::byte*>(buffer.data().constData());
        const std::vector<std::byte> bytes(first, first + buffer.data().size());
        auto now = std::move(open);
        open.clear();
        for (auto& [ticket, wish] : now) wish.second(bytes);
    }
    void failAll()
    {
        auto now = std::move(open);
        open.clear();
        for (auto& [ticket, wish] : now) wish.second(fail(Code::fileVanished, Stage::load));
    }
};

struct ThumbDesk {
    Source source;
    Thumbnails thumbnails{source};
    QWidget grid, panel;

    void look(const QWidget& viewer, std::initializer_list<std::int64_t> faces)
    {
        thumbnails.beginSight(&viewer);
        for (const std::int64_t face : faces) thumbnails.get(FaceId{face}, 100, &viewer);
        thumbnails.endSight(&viewer);
    }
};

} // namespace

TEST_CASE("What scrolled out of sight is not made, what stays is, and what another shows is")
{
    ThumbDesk desk;
    desk.look(desk.grid, {1, 2, 3});
    desk.look(desk.panel, {3});
    CHECK(desk.source.asked == 3);
    desk.look(desk.grid, {2, 4});
    CHECK(desk.source.cancelled == std::vector<std::int64_t>{1});
    CHECK(desk.thumbnails.waiting() == 3);
    desk.look(desk.panel, {});
    CHECK(desk.source.cancelled == std::vector<std::int64_t>{1, 3});
    desk.look(desk.grid, {1, 2, 4}); // back in sight: asked for again
    CHECK(desk.source.asked == 5);
}

TEST_CASE("A picture arrives as it was asked for, cut to a square or whole, and is kept")
{
    ThumbDesk desk;
    QSignalSpy arrived(&desk.thumbnails, &Thumbnails::arrived);
    const ThumbnailKey photo = thumbnailOf(ContentNo{7});
    CHECK(desk.thumbnails.get(photo, 80).isNull());
    CHECK(desk.thumbnails.get(photo, 80, nullptr, Thumbnails::Fit::whole).isNull());
    desk.source.answerAll({320, 160});
    REQUIRE(QTest::qWaitFor([&] { return arrived.size() == 2; }));
    CHECK(desk.thumbnails.get(photo, 80).size() == QSize(80, 80));
    CHECK(desk.thumbnails.get(photo, 80, nullptr, Thumbnails::Fit::whole).size() == QSize(80, 40));
    CHECK(desk.thumbnails.get(FaceId{7}, 80).isNull()); // another kind of the same number
    CHECK(desk.source.asked == 3);
    CHECK(desk.thumbnails.waiting() == 1);
}

TEST_CASE("A picture that a decision may have turned shows as it was until it comes anew, and others are not asked for")
{
    ThumbDesk desk;
    const ThumbnailKey turned = thumbnailOf(ContentNo{7}), other = thumbnailOf(ContentNo{8}), face{ThumbKind::face, 3};
    const auto get = [&desk](const ThumbnailKey& key) { return desk.thumbnails.get(key, 80); };
    const auto isBlue = [&get](const ThumbnailKey& key) { return get(key).toImage().pixelColor(40, 40).blue() > 200; };
    for (const ThumbnailKey& key : {turned, other, face}) get(key);
    desk.source.answerAll({320, 320});
    REQUIRE(QTest::qWaitFor([&] { return desk.thumbnails.waiting() == 0; }));
    desk.thumbnails.renew({.photos = {ContentNo{7}}}); // a job looked at it
    get(turned);
    CHECK(desk.source.asked == 3);
    QSignalSpy arrived(&desk.thumbnails, &Thumbnails::arrived);
    desk.thumbnails.renew({.photos = {ContentNo{7}}, .history = true});
    CHECK(arrived.size() == 2); // whoever shows them paints again
    for (const ThumbnailKey& key : {turned, other, face}) CHECK(get(key).size() == QSize(80, 80));
    CHECK(desk.source.asked == 5);
    desk.thumbnails.renew({.photos = {ContentNo{7}}, .history = true}); // turned once more before it came
    CHECK(desk.source.open.empty());
    for (const ThumbnailKey& key : {turned, other, face}) get(key);
    desk.source.answerAll({320, 320}, Qt::blue);
    CHECK(QTest::qWaitFor([&] { return isBlue(turned) && isBlue(face); }));
    CHECK_FALSE(isBlue(other));
    CHECK(desk.source.asked == 7);
}

TEST_CASE("A picture that could not be made is not asked for at every painting")
{
    ThumbDesk desk;
    desk.look(desk.grid, {1});
    desk.source.failAll();
    REQUIRE(QTest::qWaitFor([&] { return desk.thumbnails.waiting() == 0; }));
    desk.look(desk.grid, {1});
    CHECK(desk.source.asked == 1);
}

TEST_CASE("Pictures that come at once are taken a few at a time, so that the window goes on")
{
    ThumbDesk desk;
    QSignalSpy arrived(&desk.thumbnails, &Thumbnails::arrived);
    for (std::int64_t face = 1; face <= 40; ++face) desk.thumbnails.get(FaceId{face}, 20);
    desk.source.answerAll({40, 40});
    qsizetype before = 0;
    while (arrived.size() < 40) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        CHECK(arrived.size() - before <= Thumbnails::pixmapsPerFrame);
        before = arrived.size();
    }
}
