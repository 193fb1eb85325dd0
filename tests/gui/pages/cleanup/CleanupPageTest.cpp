#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLabel>
#include <QRegularExpression>
#include <QSlider>

#include "CleanupFake.h"
#include "Language.h"
#include "PageBench.h"
#include "TrashFollower.h"
#include "pages/cleanup/CleanupModel.h"
#include "pages/cleanup/CleanupPage.h"
#include "pages/cleanup/CleanupWords.h"
#include "pages/cleanup/CompareView.h"
#include "similar/BestOfGroup.h"
#include "similar/KeptBy.h"
#include "views/TileView.h"
#include "widgets/AskPanel.h"
#include "widgets/Button.h"
#include "widgets/InfoBar.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"

using namespace albumen;
using test::reviewGroup;
using test::reviewPhoto;

namespace {

/// Four shaken photos, the third of them a favourite; two groups of similar ones.
struct CleanupBench {
    test::PageBench<test::CleanupLibrary> bench;
    std::unique_ptr<CleanupPage> page;

    CleanupBench()
    {
        auto& queues = bench.library.queues;
        queues[ReviewKind::shaken].limit = 0.5F;
        queues[ReviewKind::shaken].groups = {{reviewPhoto(1, 0.98F)},
                                             {reviewPhoto(2, 0.9F)},
                                             {reviewPhoto(3, 0.8F, {"favourite"})},
                                             {reviewPhoto(4, 0.6F)}};
        queues[ReviewKind::similar].groups = {
            reviewGroup({reviewPhoto(11, 1), reviewPhoto(12, 0.95F), reviewPhoto(13, 0.9F)}),
            reviewGroup({reviewPhoto(21, 1), reviewPhoto(22, 0.92F)}, "better faces")};
        for (const ReviewKind kind : {ReviewKind::dark, ReviewKind::unsharp, ReviewKind::screenshots})
            queues[kind].limit = 0.5F;
    }
    void show(const char* tab, const QSize& size = {1100, 720})
    {
        page = std::make_unique<CleanupPage>(bench.parts(), &bench.window);
        bench.show(*page, {.page = "cleanup", .query = {{"tab", tab}}}, size);
        REQUIRE(bench.wait([this] { return !counts().startsWith("Reading"); }));
    }
    QString counts() const
    {
        for (const auto* const label : page->findChildren<ElidedLabel*>())
            if (label->isVisible() && !label->text().isEmpty()) return label->text();
        return {};
    }
    Button* button(const char* id) const { return page->findChild<Button*>(id); }
    CleanupMark mark(int photo) const { return page->list().find(PhotoId{photo})->mark; }
    bool becomes(int photo, CleanupMark mark)
    {
        return bench.wait([this, photo, mark] { return this->mark(photo) == mark; });
    }
    std::size_t decisions()
    {
        const std::lock_guard lock(bench.library.mutex);
        return bench.library.taken.size();
    }
    template <class C> C decided(std::size_t which)
    {
        REQUIRE(bench.wait([&] { return decisions() > which; }));
        const std::lock_guard lock(bench.library.mutex);
        REQUIRE(std::holds_alternative<C>(bench.library.taken[which].command));
        return std::get<C>(bench.library.taken[which].command);
    }
    std::vector<qint64> shown() const { return page->model().ids(); }
    qint64 ring() const { return page->model().idOf(page->view().currentIndex()); }
    void click(int photo, Qt::KeyboardModifiers modifiers = {})
    {
        const QModelIndex at = page->model().index(page->model().rowOf(photo), 0);
        REQUIRE(at.isValid());
        const QRect tile = page->view().visualRect(at);
        QTest::mouseClick(page->view().viewport(), Qt::LeftButton, modifiers, tile.center());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&page->view(), key, modifiers); }
    void press(const char* id)
    {
        Button* const pressed = button(id);
        REQUIRE(pressed);
        REQUIRE(bench.wait([pressed] { return pressed->isVisible() && pressed->isEnabled(); }));
        QTest::mouseClick(pressed, Qt::LeftButton);
    }
    QString role(int photo, int role) const
    {
        return page->model().index(page->model().rowOf(photo), 0).data(role).toString();
    }
    QString spoken(int photo) const { return role(photo, Qt::AccessibleDescriptionRole); }
};

} // namespace

TEST_CASE("Shaken photos lie worst first, each with its number, its limit and why it may go or stays", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("shaken");
    CHECK(cleanup.shown() == std::vector<qint64>{1, 2, 3, 4});
    CHECK(cleanup.counts() == "4 photos, 3 recommended, 3.0 MB would be freed");
    CHECK(cleanup.role(1, CleanupModel::numberRole) == "0.98, limit 0.50");
    CHECK(cleanup.role(1, CleanupModel::pillRole) == "Proposed: trash");
    CHECK(cleanup.role(3, CleanupModel::pillRole) == "");
    CHECK(cleanup.role(3, CleanupModel::whyRole) == "Stays: favourite");
    CHECK(cleanup.role(3, Qt::AccessibleTextRole) == "IMG_3.jpg");
    CHECK(cleanup.spoken(1) == "Proposed: trash, 0.98, limit 0.50, No reason to keep it, 1.0 MB");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.button("cleanup.similar")->text() == "Similar 5"; }));
    CHECK(cleanup.button("cleanup.shaken")->text() == "Shaken 4");
    CHECK(cleanup.button("cleanup.dark")->text() == "Dark 0");
    CHECK(cleanup.button("cleanup.trash")->text() == "Trash 0");
}

TEST_CASE(
    "K keeps and T throws away the photo with the ring, which goes on to the next, and every photo keeps its place",
    "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("shaken");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.ring() == 1; }));
    cleanup.key(Qt::Key_T);
    CHECK(cleanup.decided<TrashPhotos>(0).photos == std::vector{PhotoId{1}});
    CHECK(cleanup.ring() == 2);
    cleanup.key(Qt::Key_K);
    CHECK(cleanup.decided<KeepPhotos>(1).photos == std::vector{PhotoId{2}});
    CHECK(cleanup.ring() == 3);
    cleanup.key(Qt::Key_Right);
    cleanup.key(Qt::Key_Delete);
    CHECK(cleanup.decided<TrashPhotos>(2).photos == std::vector{PhotoId{4}});
    REQUIRE(cleanup.becomes(1, CleanupMark::trashed));
    REQUIRE(cleanup.becomes(2, CleanupMark::kept));
    REQUIRE(cleanup.becomes(4, CleanupMark::trashed));
    CHECK(cleanup.role(1, CleanupModel::pillRole) == "In the trash");
    CHECK(cleanup.role(2, CleanupModel::pillRole) == "Kept");
    CHECK(cleanup.shown() == std::vector<qint64>{1, 2, 3, 4});
    CHECK(cleanup.bench.messages.last() == "1 photo goes to the trash.");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.button("cleanup.trash")->text() == "Trash 2"; }));

    // The tab is left, and comes back without what is done.
    cleanup.press("cleanup.similar");
    cleanup.press("cleanup.shaken");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown() == std::vector<qint64>{3, 2}; }));
    CHECK(cleanup.counts() == "1 photo");
}

TEST_CASE("What is undone is marked no more, whether it was thrown away or kept", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("shaken");
    cleanup.key(Qt::Key_T);
    REQUIRE(cleanup.becomes(1, CleanupMark::trashed));
    CHECK(cleanup.bench.messages.said.last().link() == "Undo");
    cleanup.bench.messages.said.last().follow();
    REQUIRE(cleanup.becomes(1, CleanupMark::none));
    cleanup.key(Qt::Key_K);
    REQUIRE(cleanup.becomes(2, CleanupMark::kept));
    cleanup.bench.decider.undo();
    REQUIRE(cleanup.becomes(2, CleanupMark::none));
    CHECK(cleanup.counts() == "4 photos, 3 recommended, 3.0 MB would be freed");
}

TEST_CASE("K brings back a photo that T threw away", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("shaken");
    cleanup.click(1);
    cleanup.key(Qt::Key_T);
    REQUIRE(cleanup.becomes(1, CleanupMark::trashed));
    cleanup.click(1);
    cleanup.key(Qt::Key_K);
    const auto back = cleanup.decided<TrashPhotos>(1);
    CHECK(back.photos == std::vector{PhotoId{1}});
    CHECK_FALSE(back.trash);
    CHECK(cleanup.decided<KeepPhotos>(2).photos == std::vector{PhotoId{1}});
    REQUIRE(cleanup.becomes(1, CleanupMark::kept));
}

TEST_CASE("F and the numbers mark the photo with the ring as on every page of photos, and nothing in the trash",
          "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("shaken");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.ring() == 1; }));
    cleanup.key(Qt::Key_F);
    CHECK(cleanup.decided<SetFavourite>(0).photos == std::vector{PhotoId{1}});
    cleanup.key(Qt::Key_4);
    CHECK(cleanup.decided<SetStars>(1).photos == std::vector{PhotoId{1}});
    CHECK(cleanup.decided<SetStars>(1).stars == 4);
    CHECK(cleanup.ring() == 1);
    cleanup.key(Qt::Key_T);
    REQUIRE(cleanup.becomes(1, CleanupMark::trashed));
    cleanup.press("cleanup.trash");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown() == std::vector<qint64>{1}; }));
    cleanup.key(Qt::Key_F);
    CHECK(cleanup.decisions() == 3);
}

TEST_CASE("The buttons of the bar do what the keys do for all that is selected", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("shaken");
    cleanup.click(1);
    cleanup.click(4, Qt::ControlModifier);
    cleanup.press("cleanup.trashPhotos");
    CHECK(cleanup.decided<TrashPhotos>(0).photos == std::vector{PhotoId{1}, PhotoId{4}});
    REQUIRE(cleanup.becomes(4, CleanupMark::trashed));
    CHECK(cleanup.page->view().selectedRows().isEmpty());
    CHECK(cleanup.bench.messages.last() == "2 photos go to the trash.");
    cleanup.click(2);
    cleanup.press("cleanup.keep");
    CHECK(cleanup.decided<KeepPhotos>(1).photos == std::vector{PhotoId{2}});
}

TEST_CASE("All that is recommended goes at once, with count and size said before, and nothing else", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("shaken");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.button("cleanup.trashAll")->isEnabled(); }));
    CHECK(cleanup.button("cleanup.trashAll")->text() == "Trash all recommended (3, 3.0 MB)");
    cleanup.press("cleanup.trashAll");
    CHECK(cleanup.decided<TrashPhotos>(0).photos == std::vector{PhotoId{1}, PhotoId{2}, PhotoId{4}});
    REQUIRE(cleanup.becomes(4, CleanupMark::trashed));
    CHECK(cleanup.mark(3) == CleanupMark::none);
    REQUIRE(cleanup.bench.wait([&] { return !cleanup.button("cleanup.trashAll")->isEnabled(); }));
}

TEST_CASE("Similar photos lie in groups, the best first with its reason", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("similar");
    const TileGeometry& tiles = cleanup.page->view().geometryOfTiles();
    CHECK(tiles.sections() == 2);
    CHECK(tiles.rowsOf(0) == std::pair(0, 3));
    CHECK(cleanup.counts() == "5 photos, 3 recommended, 3.0 MB would be freed");
    CHECK(cleanup.role(11, CleanupModel::pillRole) == "Proposed: keep");
    CHECK(cleanup.role(11, CleanupModel::whyRole) == "sharpest");
    CHECK(cleanup.role(21, CleanupModel::whyRole) == "better faces");
    CHECK(cleanup.role(12, CleanupModel::numberRole) == "Alike 0.95");
}

TEST_CASE("The last photo of a group is thrown away by a second T alone", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("similar");
    cleanup.click(22);
    cleanup.key(Qt::Key_T);
    REQUIRE(cleanup.becomes(22, CleanupMark::trashed));
    cleanup.click(21);
    cleanup.key(Qt::Key_T);
    CHECK(cleanup.bench.messages.last() ==
          "Nothing of the group would stay. T again throws away this photo all the same.");
    CHECK(cleanup.mark(21) == CleanupMark::none);

    // Another photo meanwhile, and the first T is forgotten.
    cleanup.click(11);
    cleanup.click(21);
    cleanup.key(Qt::Key_T);
    QTest::qWait(50);
    CHECK(cleanup.mark(21) == CleanupMark::none);
    CHECK(cleanup.decisions() == 1);
    cleanup.key(Qt::Key_T);
    CHECK(cleanup.decided<TrashPhotos>(1).photos == std::vector{PhotoId{21}});
    REQUIRE(cleanup.becomes(21, CleanupMark::trashed));
    CHECK(cleanup.shown().size() == 5);

    // A whole group that is selected, likewise.
    cleanup.click(11);
    cleanup.click(13, Qt::ShiftModifier);
    cleanup.key(Qt::Key_T);
    QTest::qWait(50);
    CHECK(cleanup.mark(12) == CleanupMark::none);
}

TEST_CASE("All that is recommended leaves something of every group, whatever was thrown away before", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("similar");
    cleanup.click(21); // the best of the second
    cleanup.key(Qt::Key_T);
    REQUIRE(cleanup.becomes(21, CleanupMark::trashed));
    CHECK(cleanup.role(22, CleanupModel::pillRole) == ""); // the last of them
    CHECK(cleanup.role(22, CleanupModel::whyRole) == "");
    CHECK(cleanup.bench.wait([&] { return cleanup.button("cleanup.similar")->text() == "Similar 4"; }));
    cleanup.press("cleanup.trashAll");
    CHECK(cleanup.decided<TrashPhotos>(1).photos == std::vector{PhotoId{12}, PhotoId{13}});
}

TEST_CASE("A keeps the whole group of the photo with the ring", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("similar");
    cleanup.click(12);
    cleanup.key(Qt::Key_A);
    CHECK(cleanup.decided<KeepPhotos>(0).photos == std::vector{PhotoId{11}, PhotoId{12}, PhotoId{13}});
    REQUIRE(cleanup.becomes(13, CleanupMark::kept));
    CHECK(cleanup.ring() == 21);
}

TEST_CASE("A photo that stays alone of its group stands at its place, kept until that is undone", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("similar");
    cleanup.click(22);
    cleanup.key(Qt::Key_T);
    REQUIRE(cleanup.becomes(22, CleanupMark::trashed));
    cleanup.click(21);
    cleanup.key(Qt::Key_K);
    REQUIRE(cleanup.becomes(21, CleanupMark::kept));
    QTest::qWait(100); // what the library says of it by now
    CHECK(cleanup.mark(21) == CleanupMark::kept);
    cleanup.bench.decider.undo();
    REQUIRE(cleanup.becomes(21, CleanupMark::none));
    CHECK(cleanup.mark(22) == CleanupMark::trashed);
}

TEST_CASE("What somebody took out of the trash is said to be gone, and is not brought back with the others",
          "[cleanup]")
{
    CleanupList list;
    list.show({{.id = PhotoId{1}, .path = "/photos/1.jpg", .trashPath = "/photos/.trash/1", .atMs = 1, .gone = true},
               {.id = PhotoId{2}, .path = "/photos/2.jpg", .trashPath = "/photos/.trash/2", .atMs = 1},
               {.id = PhotoId{3}, .path = "/photos/3.jpg", .atMs = 1}});
    CHECK(pillText(list.entries()[0]) == "Taken out of the trash");
    CHECK(pillText(list.entries()[1]) == "");
    CHECK(pillText(list.entries()[2]) == "Not moved yet");
    CHECK(list.inTrash() == std::vector{PhotoId{2}, PhotoId{3}});
}

TEST_CASE("The trash says since when and why, and gives back what is selected or all of it", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.bench.library.taken = {{TrashPhotos{{PhotoId{1}, PhotoId{2}, PhotoId{4}}}}};
    cleanup.show("trash");
    CHECK(cleanup.shown() == std::vector<qint64>{1, 2, 4});
    CHECK(cleanup.counts() == "3 photos, 3.0 MB");
    CHECK(cleanup.role(1, CleanupModel::numberRole).startsWith("Since "));
    CHECK(cleanup.role(1, CleanupModel::numberRole).contains("2026"));
    REQUIRE(cleanup.bench.wait([&] { return cleanup.role(1, CleanupModel::whyRole) == "Shaken 0.93"; }));
    CHECK(cleanup.button("cleanup.trashPhotos") == nullptr);
    cleanup.key(Qt::Key_T); // does nothing here
    cleanup.click(2);
    cleanup.press("cleanup.restore");
    auto back = cleanup.decided<TrashPhotos>(1);
    CHECK(back.photos == std::vector{PhotoId{2}});
    CHECK_FALSE(back.trash);
    REQUIRE(cleanup.becomes(2, CleanupMark::restored));
    CHECK(cleanup.bench.messages.last() == "1 photo comes back from the trash.");
    CHECK(cleanup.shown().size() == 3);
    cleanup.button("cleanup.restoreAll")->setFocus();
    QTest::keyClick(cleanup.button("cleanup.restoreAll"), Qt::Key_Space);
    CHECK(cleanup.page->view().hasFocus());
    back = cleanup.decided<TrashPhotos>(2);
    CHECK(back.photos == std::vector{PhotoId{1}, PhotoId{4}});
    REQUIRE(cleanup.becomes(4, CleanupMark::restored));
}

TEST_CASE("The trash is emptied after a question alone that Enter does not answer", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.bench.library.taken = {{TrashPhotos{{PhotoId{1}, PhotoId{2}, PhotoId{4}}}}};
    cleanup.bench.library.jobReport.deleted = 3;
    cleanup.bench.library.jobReport.bytesDeleted = 3'000'000;
    cleanup.show("shaken");
    CHECK_FALSE(cleanup.button("cleanup.emptyTrash")->isVisible());
    cleanup.press("cleanup.trash");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown().size() == 3; }));
    AskPanel& ask = *cleanup.page->findChild<AskPanel*>();
    cleanup.press("cleanup.emptyTrash");
    REQUIRE(ask.isVisible());
    CHECK(ask.words().contains("3 photos (3.0 MB) are deleted from the disk"));
    const auto jobs = [&] {
        const std::lock_guard lock(cleanup.bench.library.mutex);
        return cleanup.bench.library.jobs.size();
    };
    QTest::keyClick(&ask, Qt::Key_Return);
    QTest::keyClick(&ask, Qt::Key_Escape);
    CHECK_FALSE(ask.isVisible());
    CHECK(jobs() == 0);
    cleanup.press("cleanup.emptyTrash");
    const auto buttons = ask.findChildren<Button*>();
    const auto yes = std::ranges::find_if(buttons, [](const Button* one) { return one->text() == "Delete"; });
    REQUIRE(yes != buttons.end());
    QTest::mouseClick(*yes, Qt::LeftButton);
    REQUIRE(cleanup.bench.wait([&] { return jobs() == 1; }));
    const auto order = std::get<jobs::EmptyTrash>(cleanup.bench.library.jobs.front());
    CHECK(order.photos == std::vector{PhotoId{1}, PhotoId{2}, PhotoId{4}});
    REQUIRE(
        cleanup.bench.wait([&] { return cleanup.bench.messages.last() == "3 photos are deleted, 3.0 MB are free."; }));
}

TEST_CASE("Of the trash the chosen photos alone are deleted where these were meant", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.bench.library.taken = {{TrashPhotos{{PhotoId{1}, PhotoId{2}, PhotoId{4}}}}};
    cleanup.show("trash");
    cleanup.click(2);
    REQUIRE(cleanup.bench.wait([&] { return cleanup.bench.actions.action("cleanup.delete")->isEnabled(); }));
    cleanup.bench.actions.trigger("cleanup.delete");
    AskPanel& ask = *cleanup.page->findChild<AskPanel*>();
    REQUIRE(ask.isVisible());
    CHECK(ask.words().contains("1 photo (1.0 MB) is deleted from the disk"));
    cleanup.press("cleanup.shaken");
    CHECK_FALSE(ask.isVisible()); // another tab is another matter
}

TEST_CASE("A limit that is moved says at once what would stand there and is one decision when it is let go of",
          "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("shaken");
    auto* const slider = cleanup.page->findChild<QSlider*>("cleanupLimit");
    REQUIRE(slider->isVisible());
    CHECK(slider->value() == 50);
    CHECK_FALSE(cleanup.button("cleanupLimitDefault")->isEnabled());
    slider->setSliderDown(true);
    slider->setValue(85);
    const auto* const would = cleanup.page->findChild<QLabel*>("cleanupLimitWould");
    REQUIRE(cleanup.bench.wait([&] { return would->text() == "2 photos, 2 recommended"; }));
    CHECK(cleanup.decisions() == 0);
    CHECK(cleanup.shown().size() == 4);
    slider->setSliderDown(false);
    CHECK(cleanup.decided<MoveVerdict>(0).limit == Approx(0.85));
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown() == std::vector<qint64>{1, 2}; }));
    REQUIRE(cleanup.bench.wait([&] { return cleanup.button("cleanupLimitDefault")->isEnabled(); }));
    CHECK(would->text().isEmpty());
    cleanup.press("cleanupLimitDefault");
    CHECK_FALSE(cleanup.decided<MoveVerdict>(1).limit);
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown().size() == 4; }));
    cleanup.press("cleanup.similar");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown().size() == 5; }));
    CHECK_FALSE(slider->isVisible());
}

TEST_CASE("How alike photos of a group are is a limit that is tried, moved and taken back", "[cleanup]")
{
    CleanupBench cleanup;
    ReviewCard& queue = cleanup.bench.library.queues[ReviewKind::similar];
    queue.limit = 0.6F;
    queue.leastLimit = 0.4F;
    cleanup.show("similar");
    auto* const slider = cleanup.page->findChild<QSlider*>("cleanupLimit");
    REQUIRE(slider->isVisible());
    CHECK(slider->value() == 60);
    CHECK(slider->minimum() == 40);
    CHECK(slider->accessibleName() == "How alike the photos of a group are at least");
    CHECK(cleanup.role(12, CleanupModel::numberRole) == "Alike 0.95, limit 0.60");
    CHECK(cleanup.role(11, CleanupModel::numberRole) == "The best of its group");
    slider->setSliderDown(true);
    slider->setValue(93);
    const auto* const would = cleanup.page->findChild<QLabel*>("cleanupLimitWould");
    REQUIRE(cleanup.bench.wait([&] { return would->text() == "1 group, 1 recommended"; }));
    CHECK(cleanup.decisions() == 0);
    CHECK(cleanup.shown().size() == 5);
    slider->setSliderDown(false);
    const MoveAlike moved = cleanup.decided<MoveAlike>(0);
    CHECK(moved.kind == AlikeKind::similar);
    CHECK(moved.by == Approx(0.33));
    CHECK(cleanup.bench.wait([&] { return cleanup.bench.messages.last().endsWith(" to 0.93."); }));
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown() == std::vector<qint64>{11, 12}; }));
    cleanup.bench.decider.undo();
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown().size() == 5; }));
    CHECK(slider->value() == 60);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_PageUp); // by keys
    CHECK(cleanup.decided<MoveAlike>(1).by == Approx(0.05));
    REQUIRE(cleanup.bench.wait([&] { return cleanup.button("cleanupLimitDefault")->isEnabled(); }));
    cleanup.press("cleanupLimitDefault");
    CHECK(cleanup.decided<MoveAlike>(2).by == 0);
    cleanup.press("cleanup.shaken");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown().size() == 4; }));
    CHECK(slider->value() == 50);
    CHECK(slider->minimum() == 1);
}

TEST_CASE("A limit whose move is undone or brought back recommends what stands by it now and nothing else", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.bench.library.queues[ReviewKind::shaken].groups.push_back({reviewPhoto(5, 0.11F)});
    cleanup.show("shaken");
    auto* const slider = cleanup.page->findChild<QSlider*>("cleanupLimit");
    const auto shows = [&](int limit, const std::vector<qint64>& photos, const char* words) {
        return cleanup.bench.wait([&] {
            return slider->value() == limit && cleanup.shown() == photos &&
                   cleanup.button("cleanup.trashAll")->text() == QLatin1String(words);
        });
    };
    const char* const few = "Trash all recommended (3, 3.0 MB)";
    REQUIRE(shows(50, {1, 2, 3, 4}, few));
    slider->setSliderDown(true);
    slider->setValue(10);
    slider->setSliderDown(false);
    REQUIRE(shows(10, {1, 2, 3, 4, 5}, "Trash all recommended (4, 4.0 MB)"));
    cleanup.bench.decider.undo();
    REQUIRE(shows(50, {1, 2, 3, 4}, few));
    CHECK(cleanup.counts() == "4 photos, 3 recommended, 3.0 MB would be freed");
    cleanup.press("cleanup.trashAll");
    CHECK(cleanup.decided<TrashPhotos>(1).photos == std::vector{PhotoId{1}, PhotoId{2}, PhotoId{4}});
}

TEST_CASE("What the library recommends no more is not thrown away with the rest, though it is shown still", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("shaken");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.button("cleanup.trashAll")->isEnabled(); }));
    {
        const std::lock_guard lock(cleanup.bench.library.mutex); // another program kept it: nobody told the page
        cleanup.bench.library.queues[ReviewKind::shaken].groups[1].front().recommended = false;
    }
    CHECK(cleanup.button("cleanup.trashAll")->text() == "Trash all recommended (3, 3.0 MB)");
    cleanup.press("cleanup.trashAll");
    CHECK(cleanup.decided<TrashPhotos>(0).photos == std::vector{PhotoId{1}, PhotoId{4}});
    REQUIRE(cleanup.becomes(4, CleanupMark::trashed));
    CHECK(cleanup.mark(2) == CleanupMark::none);
}

TEST_CASE("A photo that a queue speaks of no more stays at its place and is not proposed", "[cleanup]")
{
    ReviewCard card;
    card.groups = {{reviewPhoto(1, 0.9F)}, {reviewPhoto(2, 0.8F)}};
    CleanupList list;
    list.show(card);
    card.groups.pop_back();
    list.merge(card, {}, [](PhotoId) { return false; });
    CHECK(list.entries().size() == 2);
    CHECK(list.recommended() == std::vector{PhotoId{1}});
}

TEST_CASE("Large and unreadable files have tabs that recommend nothing", "[cleanup]")
{
    CleanupBench cleanup;
    auto large = reviewPhoto(31, 24);
    large.recommended = false;
    cleanup.bench.library.queues[ReviewKind::large].groups = {{large}};
    auto unread = reviewPhoto(32, 0);
    unread.recommended = false;
    unread.unread = Error{.code = Code::imageBroken, .stage = Stage::load, .path = unread.path};
    cleanup.bench.library.queues[ReviewKind::unreadable].groups = {{unread}};
    cleanup.show("large");
    CHECK(cleanup.shown() == std::vector<qint64>{31});
    CHECK(cleanup.role(31, CleanupModel::numberRole) == "1.0 MB");
    CHECK_FALSE(cleanup.button("cleanup.trashAll")->isEnabled());
    cleanup.press("cleanup.unreadable");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown() == std::vector<qint64>{32}; }));
    CHECK(cleanup.role(32, CleanupModel::numberRole) == "Damaged or cut off");
    CHECK(cleanup.role(32, CleanupModel::whyRole) == "");
    CHECK(cleanup.spoken(32).contains("IMG_32.jpg is damaged or cut off"));
    CHECK(cleanup.spoken(32).endsWith(" skipped., 1.0 MB"));
    cleanup.key(Qt::Key_T);
    CHECK(cleanup.decided<TrashPhotos>(0).photos == std::vector{PhotoId{32}});
}

TEST_CASE("Photos of a group stand side by side and Enter accepts what is proposed and goes on", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("similar");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.ring() == 11; }));
    cleanup.key(Qt::Key_C);
    CompareView& compare = cleanup.page->compareView();
    REQUIRE(compare.isVisible());
    CHECK_FALSE(cleanup.page->view().isVisible());
    CHECK(compare.hasFocus());
    const auto panes = [&] {
        std::vector<qint64> shown;
        for (const ComparePane* const pane : compare.findChildren<ComparePane*>())
            if (pane->isVisible()) shown.push_back(raw(pane->photo()));
        return shown;
    };
    CHECK(panes() == std::vector<qint64>{11, 12, 13});
    QTest::keyClick(&compare, Qt::Key_Right);
    CHECK(cleanup.ring() == 12);
    QTest::keyClick(&compare, Qt::Key_K);
    CHECK(cleanup.decided<KeepPhotos>(0).photos == std::vector{PhotoId{12}});
    REQUIRE(cleanup.becomes(12, CleanupMark::kept));
    CHECK(cleanup.ring() == 13);
    QTest::keyClick(&compare, Qt::Key_Return);
    CHECK(cleanup.decided<TrashPhotos>(1).photos == std::vector{PhotoId{13}});
    CHECK(cleanup.ring() == 21);
    CHECK(panes() == std::vector<qint64>{21, 22});
    QTest::keyClick(&compare, Qt::Key_Backspace);
    CHECK(cleanup.ring() == 11);
    QTest::keyClick(&compare, Qt::Key_Escape);
    CHECK_FALSE(compare.isVisible());
    CHECK(cleanup.page->view().hasFocus());
    CHECK(cleanup.ring() == 11);
    QTest::keyClick(&cleanup.page->view(), Qt::Key_C);
    cleanup.press("cleanup.shaken");
    CHECK_FALSE(compare.isVisible());
}

TEST_CASE("Beside the proposed best of a group stand the reasons, and beside each photo its numbers and their limits",
          "[cleanup]")
{
    CleanupBench cleanup;
    ReviewCard& queue = cleanup.bench.library.queues[ReviewKind::similar];
    queue.limit = 0.6F;
    queue.groups.front().front().keptBy = {"sharper", "larger"};
    cleanup.show("similar");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.ring() == 11; }));
    cleanup.key(Qt::Key_C);
    const auto panes = cleanup.page->compareView().findChildren<ComparePane*>();
    const auto said = [&](qsizetype pane) { return panes[pane]->canvas().accessibleDescription(); };
    REQUIRE(cleanup.bench.wait([&] { return said(1).startsWith("Proposed: trash, Shaken 0.93"); }));
    CHECK(said(0).startsWith("Proposed: keep, sharpest, largest"));
    const auto facts = [&](qsizetype pane) {
        const auto* const label = panes[pane]->findChild<QLabel*>("compareFacts");
        CHECK(label->isVisible());
        QString words = label->text();
        return words.replace(QRegularExpression("<[^>]*>"), " ").simplified().replace("&nbsp;", "");
    };
    CHECK(facts(0) == "Why sharpest, largest Shaken 0.93, limit 0.80 Faces 0");
    CHECK(facts(1) == "Alike 0.95, limit 0.60 Shaken 0.93, limit 0.80 Faces 0");
    QTest::keyClick(&cleanup.page->compareView(), Qt::Key_K);
    REQUIRE(cleanup.becomes(11, CleanupMark::kept));
    CHECK(said(0).startsWith("Kept\n")); // what a person said needs no reason
    setLanguage(Language::simplifiedChinese);
    cleanup.page->retranslate();
    CHECK(said(1).startsWith("建议移除：抖动 0.93"));
    CHECK(facts(1).startsWith("相似度 0.95，界限 0.60"));
    setLanguage(Language::english);
    cleanup.page->retranslate();
}

TEST_CASE("In a low window the numbers of compared photos give way, so that nothing lies over the photos", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("similar");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.ring() == 11; }));
    cleanup.key(Qt::Key_C);
    CompareView& compare = cleanup.page->compareView();
    for (const int height : {740, 420}) {
        cleanup.bench.window.resize(904, height);
        QTest::qWait(50);
        INFO(height);
        CHECK(compare.minimumSizeHint().height() <= compare.height());
        for (const ComparePane* const pane : compare.findChildren<ComparePane*>()) {
            if (!pane->isVisible()) continue;
            const auto parts = pane->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
            for (const QWidget* const one : parts)
                for (const QWidget* const other : parts)
                    CHECK((one >= other || one->isHidden() || other->isHidden() ||
                           !one->geometry().intersects(other->geometry())));
            CHECK(pane->findChild<QLabel*>("compareFacts")->isVisible() == (height == 740));
            const auto* const brief = pane->findChild<QLabel*>("compareBrief");
            CHECK(brief->isVisible() == (height == 420));
            CHECK(brief->text().startsWith(raw(pane->photo()) == 11 ? "Why sharpest" : "Alike 0.9"));
            const auto* const canvas = pane->findChild<CompareCanvas*>();
            CHECK(canvas->height() >= 100);
            CHECK(canvas->height() - canvas->pictureArea().bottom() > canvas->fontMetrics().height());
            CHECK(canvas->pictureArea().height() >= 60);
        }
    }
}

TEST_CASE("A hundred similar groups are looked at and cleaned with one key for each", "[cleanup]")
{
    constexpr int groups = 100, photos = 4;
    CleanupBench cleanup;
    auto& queue = cleanup.bench.library.queues[ReviewKind::similar].groups;
    queue.clear();
    for (int group = 0; group < groups; ++group) {
        std::vector<ReviewPhoto> one;
        for (int i = 0; i < photos; ++i) one.push_back(reviewPhoto(1000 + 10 * group + i, 0.99F));
        queue.push_back(reviewGroup(std::move(one)));
    }
    cleanup.show("similar");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.ring() == 1000; }));
    QElapsedTimer time;
    time.start();
    int keys = 0;
    const auto press = [&keys](Qt::Key key) {
        ++keys;
        QTest::keyClick(QApplication::focusWidget(), key);
    };
    press(Qt::Key_C);
    for (std::size_t group = 0; group < groups; ++group) {
        press(Qt::Key_Return);
        REQUIRE(cleanup.bench.wait([&] { return cleanup.decisions() == group + 1; }));
    }
    CHECK(keys == groups + 1);
    if (std::getenv("ALBUMEN_SHOW_TIMES"))
        std::printf("%d groups of %d: %d keys, %.2f s of the window's\n", groups, photos, keys,
                    static_cast<double>(time.elapsed()) / 1000);
    const std::lock_guard lock(cleanup.bench.library.mutex);
    const std::set<PhotoId> gone = cleanup.bench.library.holds(true);
    CHECK(gone.size() == groups * (photos - 1));
    for (int group = 0; group < groups; ++group) CHECK_FALSE(gone.contains(PhotoId{1000 + 10 * group}));
}

TEST_CASE("All photos that are compared are zoomed and moved together", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("similar");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.ring() == 11; }));
    cleanup.key(Qt::Key_C);
    CompareView& compare = cleanup.page->compareView();
    const auto canvases = compare.findChildren<CompareCanvas*>();
    REQUIRE(cleanup.bench.wait([&] { return canvases[0]->pictureArea().height() > 200; })); // it is laid out
    QImage image(800, 600, QImage::Format_RGB888);
    for (int y = 0; y < 600; ++y)
        for (int x = 0; x < 800; ++x) image.setPixelColor(x, y, x < 400 ? Qt::red : Qt::blue);
    for (CompareCanvas* const canvas : canvases) canvas->setImage(image, {4000, 3000});
    const auto middle = [](CompareCanvas* canvas) {
        return canvas->grab().toImage().pixelColor(canvas->pictureArea().center() + QPoint(canvas->width() / 8, 0));
    };
    CHECK(middle(canvases[0]) == QColor(Qt::blue));
    CHECK_FALSE(compare.isZoomed());
    QTest::keyClick(&compare, Qt::Key_Z);
    CHECK(compare.isZoomed());
    for (CompareCanvas* const canvas : {canvases[0], canvases[1], canvases[2]}) {
        const QPoint from = canvas->rect().center();
        QTest::mousePress(canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas, from + QPoint(canvas->width() / 2, 0));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, from + QPoint(canvas->width() / 2, 0));
        for (CompareCanvas* const other : {canvases[0], canvases[1], canvases[2]})
            CHECK(middle(other) == middle(canvas));
    }
    QTest::keyClick(&compare, Qt::Key_Z);
    CHECK_FALSE(compare.isZoomed());
}

TEST_CASE("Pictures that were not looked at are said, and looked at by a click", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.bench.library.waitingPictures = 12;
    cleanup.bench.library.jobReport.understood = 12;
    cleanup.show("shaken");
    InfoBar& info = cleanup.page->info();
    REQUIRE(cleanup.bench.wait([&] { return info.isVisible(); }));
    CHECK(info.linkTexts() == QStringList{"Look now"});
    REQUIRE(cleanup.page->view().hasFocus());
    Button* const look = info.findChildren<Button*>().last();
    look->setFocus(Qt::TabFocusReason);
    QTest::keyClick(look, Qt::Key_Space);
    REQUIRE(cleanup.bench.wait([&] { return cleanup.bench.messages.last() == "Looked at 12 pictures."; }));
    CHECK(cleanup.page->view().hasFocus()); // where it was before
    CHECK(std::holds_alternative<jobs::Understand>(cleanup.bench.library.jobs.at(0)));
    REQUIRE(cleanup.bench.wait([&] { return !info.isVisible(); }));
}

TEST_CASE("An empty tab says what there is none of and how many photos were looked at", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("screenshots");
    const auto says = [&](const char* words) {
        return cleanup.bench.wait(
            [&] { return cleanup.page->empty().isVisible() && cleanup.page->empty().text() == words; });
    };
    CHECK(says("No screenshots. 42,816 photos looked at."));
    CHECK_FALSE(cleanup.page->view().isVisible());
    CHECK(cleanup.page->empty().hasFocus());
    cleanup.press("cleanup.trash");
    CHECK(says("The trash is empty."));
    cleanup.press("cleanup.duplicates");
    CHECK(says("No duplicates. 42,816 photos looked at."));
    cleanup.press("cleanup.dark");
    CHECK(says("What tells dark photos is not installed. It is in the settings, under Recognition."));
    cleanup.press("cleanup.shaken");
    REQUIRE(cleanup.bench.wait([&] { return cleanup.page->view().isVisible(); }));
}

TEST_CASE("A tab that cannot be read says why, and shows its photos once it can", "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.bench.library.broken = Error{.code = Code::catalogueBroken, .stage = Stage::store, .path = "/library"};
    cleanup.show("shaken");
    REQUIRE(cleanup.bench.wait([&] { return !cleanup.bench.messages.said.isEmpty(); }));
    CHECK(cleanup.bench.messages.said.last().rank == Rank::error);
    CHECK(cleanup.shown().empty());
    CHECK_FALSE(cleanup.page->empty().isVisible());
    {
        const std::lock_guard lock(cleanup.bench.library.mutex);
        cleanup.bench.library.broken.reset();
    }
    cleanup.bench.library.changes.add({.everything = true});
    REQUIRE(cleanup.bench.wait([&] { return cleanup.shown().size() == 4; }));
    CHECK(cleanup.bench.messages.cleared.contains("cleanup"));
}

TEST_CASE("Enter and a double click open the viewer within the group, and back finds what was decided at its place",
          "[cleanup]")
{
    CleanupBench cleanup;
    cleanup.show("similar");
    cleanup.click(13);
    cleanup.key(Qt::Key_T);
    REQUIRE(cleanup.becomes(13, CleanupMark::trashed));
    cleanup.click(12);
    cleanup.key(Qt::Key_Return);
    Place place = cleanup.bench.navigator.current();
    CHECK(place.page == "viewer");
    CHECK(place.query.value("photo").toLongLong() == 12);
    CHECK(place.query.value("under").toStringList() ==
          QStringList{"/photos/2026/IMG_11.jpg", "/photos/2026/IMG_12.jpg"}); // what is thrown away is not there
    const Place here = cleanup.page->place();
    CHECK(here.query.value("tab") == "similar");
    cleanup.page->openAt(here);
    CHECK(cleanup.shown() == std::vector<qint64>{11, 12, 13, 21, 22});
    CHECK(cleanup.ring() == 12);
    CHECK(cleanup.mark(13) == CleanupMark::trashed);

    const QRect tile = cleanup.page->view().visualRect(cleanup.page->model().index(3, 0));
    QTest::mouseDClick(cleanup.page->view().viewport(), Qt::LeftButton, {}, tile.center());
    place = cleanup.bench.navigator.current();
    CHECK(place.query.value("photo").toLongLong() == 21);
}

TEST_CASE("The files follow the trash once for decisions that come one after another, and again for an undo",
          "[cleanup]")
{
    CleanupBench cleanup;
    TrashFollower follower(cleanup.bench.library.cleanup(), cleanup.bench.decider, cleanup.bench.bridge,
                           cleanup.bench.worker, cleanup.bench.messages, cleanup.bench.navigator);
    cleanup.bench.library.jobReport.problems = {
        {.code = Code::pathNotWritable, .stage = Stage::trash, .path = "/photos/2026/IMG_1.jpg"},
        {.code = Code::pathNotWritable, .stage = Stage::trash, .path = "/photos/2026/IMG_2.jpg"}};
    cleanup.show("shaken");
    cleanup.key(Qt::Key_T);
    cleanup.key(Qt::Key_T);
    const auto ran = [&] {
        const std::lock_guard lock(cleanup.bench.library.mutex);
        return std::ranges::count_if(cleanup.bench.library.jobs, [](const JobOrder& order) {
            return std::holds_alternative<jobs::FollowTrash>(order);
        });
    };
    const auto said = [&](const char* path) {
        return std::ranges::count_if(cleanup.bench.messages.said, [path](const Message& message) {
            return message.rank == Rank::error && plain(message.words()).contains(path);
        });
    };
    REQUIRE(cleanup.bench.wait([&] { return ran() == 1 && !cleanup.bench.bridge.running(); }));
    CHECK(cleanup.decisions() == 2);
    REQUIRE(cleanup.bench.wait([&] { return said("IMG_1.jpg") == 1 && said("IMG_2.jpg") == 1; }));
    cleanup.bench.messages.said.last().follow(); // the link
    CHECK(cleanup.bench.navigator.current().query.value("tab") == "trash");
    cleanup.bench.library.jobReport = {};
    cleanup.bench.decider.undo();
    REQUIRE(cleanup.bench.wait([&] { return ran() == 2 && !cleanup.bench.bridge.running(); }));
    CHECK(cleanup.bench.messages.cleared.contains("trash/1"));
    cleanup.key(Qt::Key_K); // moves no file
    QTest::qWait(TrashFollower::quietMs + 100);
    CHECK(ran() == 2);
}

TEST_CASE("Files that did not follow before the window was closed follow when it opens", "[cleanup]")
{
    for (const bool due : {true, false}) {
        CleanupBench cleanup;
        cleanup.bench.library.thrownAway.due = due;
        TrashFollower follower(cleanup.bench.library.cleanup(), cleanup.bench.decider, cleanup.bench.bridge,
                               cleanup.bench.worker, cleanup.bench.messages, cleanup.bench.navigator);
        QTest::qWait(TrashFollower::quietMs + 300);
        const std::lock_guard lock(cleanup.bench.library.mutex);
        CHECK(cleanup.bench.library.jobs.size() == (due ? 1 : 0));
    }
}

TEST_CASE("The tabs show their counts where there is room, and all tabs where there is little", "[cleanup]")
{
    CleanupBench cleanup;
    for (int i = 0; i < 30'000; ++i)
        cleanup.bench.library.queues[ReviewKind::screenshots].groups.push_back({reviewPhoto(100 + i, 0.9F)});
    cleanup.bench.window.setMinimumSize(400, 400); // whatever its layout would like
    cleanup.show("shaken", {1280, 720});
    REQUIRE(cleanup.bench.wait([&] { return cleanup.button("cleanup.screenshots")->text() == "Screenshots 30,000"; }));
    cleanup.bench.window.resize(640, 540);
    REQUIRE(cleanup.bench.wait([&] { return cleanup.button("cleanup.screenshots")->text() == "Screenshots"; }));
    cleanup.bench.window.resize(1280, 720);
    REQUIRE(cleanup.bench.wait([&] { return cleanup.button("cleanup.screenshots")->text() == "Screenshots 30,000"; }));
}

TEST_CASE("What speaks against one photo is said of one", "[cleanup]")
{
    CHECK(verdictWords({{.verdict = Verdict::screenshot, .number = 0.99F, .limit = 0.5F, .holds = true, .why = {}},
                        {.verdict = Verdict::dark, .number = 0.2F, .limit = 0.5F, .holds = false, .why = {}}}) ==
          "Screenshot 0.99");
}

TEST_CASE("Whatever the library gives as a reason has words of the window", "[cleanup]")
{
    CHECK(reasonText(std::string(nameOf(KeepReason::moreBytes))) == "least compressed");
    CHECK(reasonText(std::string(nameOf(KeptBy::decided))) == "you keep it");
    setLanguage(Language::simplifiedChinese); // a word that the window does not know comes back as it is
    for (int reason = 1; reason <= static_cast<int>(KeepReason::moreStars); ++reason) {
        const std::string name(nameOf(static_cast<KeepReason>(reason)));
        INFO(name);
        CHECK(reasonText(name) != QString::fromStdString(name));
    }
    for (int kept = 1; kept <= static_cast<int>(KeptBy::stars); ++kept) {
        const std::string name(nameOf(static_cast<KeptBy>(kept)));
        INFO(name);
        CHECK(reasonText(name) != QString::fromStdString(name));
    }
    setLanguage(Language::english);
}
