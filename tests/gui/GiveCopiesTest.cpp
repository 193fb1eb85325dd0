// Copies for others: asked on the pages that show photos, made by a job, told at its end.
#include <condition_variable>
#include <mutex>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

#include "GiveCopies.h"
#include "Language.h"
#include "PageBench.h"
#include "models/PhotoModel.h"
#include "pages/albums/AlbumModel.h"
#include "pages/albums/AlbumsFake.h"
#include "pages/albums/AlbumsPage.h"
#include "pages/photos/PhotosFake.h"
#include "pages/photos/PhotosPage.h"
#include "pages/viewer/ViewerPage.h"
#include "support/Support.h"
#include "views/TileView.h"
#include "widgets/Button.h"
#include "widgets/CopiesPanel.h"
#include "widgets/FieldReason.h"
#include "widgets/GifPreview.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"

using namespace albumen;

namespace {

/// Its jobs are kept, and end as the test wants them to.
template <class Lib> struct Jobbing : Lib {
    std::mutex held;
    std::condition_variable goOn;
    bool waits = false; ///< until it is cancelled or let go
    Report report;
    std::vector<JobOrder> ran;

    Report run(const JobOrder& order, const JobControl& job, const ProgressSink& progress) override
    {
        std::unique_lock guard(held);
        ran.push_back(order);
        progress({.step = JobStep::file, .done = 1, .total = 3});
        while (waits && !job.cancelled()) goOn.wait_for(guard, std::chrono::milliseconds(5));
        if (job.cancelled()) return {.outcome = Outcome::cancelled};
        return report;
    }
    template <class Order> const Order& last() const { return std::get<Order>(ran.back()); }
};

struct CopiesDesk {
    QTemporaryDir out;
    test::PageBench<Jobbing<test::PhotoLibrary>> bench;
    PhotosPage page{bench.parts(), &bench.window};

    CopiesDesk()
    {
        QSettings().setValue(QStringLiteral("copies/folder"), out.path());
        bench.show(page);
        REQUIRE(bench.wait([this] { return page.model().rowCount() == 6; }));
        bench.library.report.copied = 3;
        bench.library.report.bytesCopied = 1'200'000;
    }
    ~CopiesDesk() { QSettings().remove(QStringLiteral("copies/folder")); }

    CopiesPanel& panel() { return page.giving().panel(); }
    void ask()
    {
        for (const int row : {0, 1, 2})
            page.view().selectionModel()->select(page.model().index(row, 0), QItemSelectionModel::Select);
        page.view().setFocus();
        QTest::keyClick(&page.view(), Qt::Key_O);
        REQUIRE(bench.wait([this] { return panel().isVisible(); }));
    }
    /// By keys, as somebody does.
    void choose(const char* box, int index)
    {
        auto* const choice = panel().findChild<QComboBox*>(QLatin1String(box));
        REQUIRE(choice);
        REQUIRE(choice->isVisible());
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Home);
        for (int i = 0; i < index; ++i) QTest::keyClick(choice, Qt::Key_Down);
        CHECK(choice->currentIndex() == index);
    }
    void tick(const char* box)
    {
        QTest::mouseClick(find<QCheckBox>(box), Qt::LeftButton, {}, {8, find<QCheckBox>(box)->height() / 2});
    }
    template <class T> T* find(const char* name) { return panel().findChild<T*>(QLatin1String(name)); }
    bool shown(const char* name) { return find<QWidget>(name)->isVisible(); }
    void make()
    {
        const std::size_t before = bench.library.ran.size();
        QTest::mouseClick(&panel().yes(), Qt::LeftButton);
        REQUIRE(bench.wait([&] { return bench.library.ran.size() > before; }));
    }
    std::filesystem::path at(const char* name) const { return std::filesystem::path(out.path().toStdString()) / name; }
    QString facts() { return find<Label>("copiesFacts")->text(); }
};

} // namespace

TEST_CASE("Copies are asked for by C, smaller and without places unless that is wanted, and a folder of them is made")
{
    CopiesDesk desk;
    desk.ask();
    CHECK(desk.panel().findChildren<Label*>().first()->text() == "Copies of 3 photos");
    CHECK(desk.shown("copiesSide"));
    CHECK(desk.shown("copiesPlaces"));
    for (const char* const other : {"copiesGifSeconds", "copiesFade", "copiesTitle", "copiesMusic", "copiesAlign"})
        CHECK_FALSE(desk.shown(other));
    CHECK(desk.facts().startsWith("3 photos, about "));
    desk.make();
    const auto& order = desk.bench.library.last<jobs::GivePhotos>();
    CHECK(order.photos == std::vector{PhotoId{1}, PhotoId{2}, PhotoId{3}});
    CHECK(order.longSide == 2048);
    CHECK_FALSE(order.places);
    CHECK(order.to == desk.at("Photos"));
    CHECK(desk.panel().isHidden());
    CHECK(desk.page.view().hasFocus());
    REQUIRE(desk.bench.wait([&] { return !desk.bench.messages.said.isEmpty(); }));
    CHECK(desk.bench.messages.last().startsWith("Copied 3 photos to "));
    CHECK(desk.bench.messages.said.last().link() == "Open folder");
    desk.bench.messages.said.last().follow();
    REQUIRE(desk.bench.opened.size() == 1);
    CHECK(desk.bench.opened.first().toLocalFile() == desk.out.path() + "/Photos");
}

TEST_CASE("Places, another size and a zip are what the order says")
{
    CopiesDesk desk;
    desk.ask();
    desk.choose("copiesSide", 0);
    desk.tick("copiesPlaces");
    desk.tick("copiesZip");
    desk.make();
    const auto& order = desk.bench.library.last<jobs::GivePhotos>();
    CHECK(order.longSide == 1024);
    CHECK(order.places);
    CHECK(order.to == desk.at("Photos.zip"));
}

TEST_CASE("Files as they are tell what is in them, and are counted whole")
{
    CopiesDesk desk;
    desk.ask();
    desk.choose("copiesWhat", 1);
    CHECK_FALSE(desk.shown("copiesSide"));
    CHECK_FALSE(desk.shown("copiesPlaces"));
    CHECK(desk.facts() == "3 photos, about 3.0 MB");
    desk.make();
    CHECK(desk.bench.library.last<jobs::GivePhotos>().longSide == 0);
}

TEST_CASE("A GIF has the seconds, the repeats, the size and the alignment that were chosen")
{
    CopiesDesk desk;
    desk.ask();
    desk.choose("copiesWhat", 2);
    desk.choose("copiesGifSeconds", 1);
    desk.choose("copiesGifTimes", 2);
    desk.choose("copiesGifSide", 1);
    desk.choose("copiesGifMost", 1);
    desk.tick("copiesAlign");
    desk.make();
    const auto& order = desk.bench.library.last<jobs::MakeGif>();
    CHECK(order.seconds == 0.2);
    CHECK(order.times == 2);
    CHECK(order.longSide == 320);
    CHECK(order.mostBytes == 1'000'000);
    CHECK(order.align);
    CHECK(order.to == desk.at("Photos.gif"));
}

TEST_CASE("A GIF is seen moving before it is made, as fast and as often as is chosen, and stopped by a click")
{
    CopiesDesk desk;
    desk.ask();
    auto* const preview = desk.find<GifPreview>("gifPreview");
    CHECK_FALSE(preview->isVisible());
    const int before = desk.panel().width();
    desk.choose("copiesWhat", 2);
    REQUIRE(preview->isVisible());
    CHECK(desk.panel().width() > before);
    CHECK(desk.panel().rect().contains(preview->geometry()));
    CHECK(preview->frame() == 0);
    CHECK(desk.bench.wait([&] { return preview->frame() == 1; }));
    CHECK(desk.bench.wait([&] { return preview->frame() == 2; }));
    CHECK(desk.bench.wait([&] { return preview->frame() == 0; })); // again and again
    QTest::mouseClick(preview, Qt::LeftButton);
    CHECK_FALSE(preview->plays());
    QTest::keyClick(preview, Qt::Key_Space);
    CHECK(preview->plays());
    desk.choose("copiesGifSeconds", 0);
    desk.choose("copiesGifTimes", 1); // once
    CHECK(desk.bench.wait([&] { return !preview->plays(); }));
    CHECK(preview->frame() == 2);
    QTest::mouseClick(preview, Qt::LeftButton);
    CHECK(preview->frame() == 0);
    desk.choose("copiesWhat", 0);
    CHECK_FALSE(preview->isVisible());
    CHECK_FALSE(preview->plays());
    CHECK(desk.panel().width() == before);
}

TEST_CASE("A video has a title, music and the seconds that were chosen, and its message has them counted")
{
    CopiesDesk desk;
    desk.ask();
    desk.choose("copiesWhat", 3);
    CHECK(desk.facts().startsWith("12 s, about "));
    desk.choose("copiesSeconds", 1);
    desk.choose("copiesFade", 1);
    CHECK(desk.facts().startsWith("9"));
    desk.find<QLineEdit>("copiesTitle")->setFocus();
    QTest::keyClicks(desk.find<QLineEdit>("copiesTitle"), "Lake");
    desk.panel().setMusic("/music/waltz.mp3");
    CHECK(desk.find<Label>("copiesMusic")->text() == "waltz.mp3");
    desk.make();
    const auto& order = desk.bench.library.last<jobs::MakeVideo>();
    CHECK(order.seconds == 3);
    CHECK(order.fade == 0.5);
    CHECK(order.title == "Lake");
    CHECK(order.music == "/music/waltz.mp3");
    CHECK(order.to == desk.at("Photos.mp4"));
    REQUIRE(desk.bench.wait([&] { return !desk.bench.messages.said.isEmpty(); }));
    CHECK(desk.bench.messages.last().startsWith("3 photos are in "));
    desk.bench.messages.said.last().follow();
    CHECK(desk.bench.opened.first().toLocalFile() == desk.out.path());
}

TEST_CASE("A file that is there is not made anew, and the field says so")
{
    CopiesDesk desk;
    test::writeFile(desk.at("Photos.mp4"), "somebody's own");
    desk.ask();
    desk.choose("copiesWhat", 3);
    QTest::mouseClick(&desk.panel().yes(), Qt::LeftButton);
    auto* const reason = desk.bench.window.findChild<FieldReason*>();
    REQUIRE(reason);
    REQUIRE(desk.bench.wait([&] {
        for (FieldReason* const one : desk.bench.window.findChildren<FieldReason*>())
            if (one->words() == "There is a file Photos.mp4 already.") return true;
        return false;
    }));
    CHECK(desk.bench.library.ran.empty());
    CHECK(desk.panel().isVisible());
    desk.panel().nameField().selectAll();
    QTest::keyClicks(&desk.panel().nameField(), "Lake");
    QTest::keyClick(&desk.panel().nameField(), Qt::Key_Return);
    REQUIRE(desk.bench.wait([&] { return !desk.bench.library.ran.empty(); }));
    CHECK(desk.bench.library.last<jobs::MakeVideo>().to == desk.at("Lake.mp4"));
}

TEST_CASE("Esc and Cancel make nothing, and letters typed in the panel are no commands of the page")
{
    CopiesDesk desk;
    desk.ask();
    QTest::keyClick(desk.find<QComboBox>("copiesWhat"), Qt::Key_F);
    CHECK(desk.bench.library.decided.empty()); // no favourite
    QTest::keyClick(desk.find<QComboBox>("copiesWhat"), Qt::Key_Escape);
    CHECK(desk.panel().isHidden());
    CHECK(desk.page.view().hasFocus());
    desk.ask();
    QTest::mouseClick(desk.find<Button>("copiesCancel"), Qt::LeftButton);
    CHECK(desk.panel().isHidden());
    CHECK(desk.bench.library.ran.empty());
}

TEST_CASE("Esc closes what is asked about copies wherever the focus is, and who had it before has it again")
{
    CopiesDesk desk;
    desk.ask();
    desk.page.view().setFocus(); // somebody looks at the photos meanwhile
    QTest::keyClick(&desk.page.view(), Qt::Key_Escape);
    CHECK(desk.panel().isHidden());
    CHECK(desk.page.view().actedRows().size() == 3); // Esc is one step
    QLineEdit& name = desk.page.nameField();
    name.setFocus();
    desk.bench.actions.trigger("photos.give");
    REQUIRE(desk.bench.wait([&] { return desk.panel().isVisible(); }));
    CHECK(desk.panel().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK(desk.panel().isHidden());
    CHECK(name.hasFocus());
    QTest::keyClick(&desk.page.view(), Qt::Key_Escape);
    CHECK(desk.page.view().selectedRows().isEmpty()); // Esc is the list's again
}

TEST_CASE("What is made can be cancelled, one thing is made at a time, and what went wrong is said")
{
    CopiesDesk desk;
    desk.bench.library.waits = true;
    desk.ask();
    desk.make();
    CHECK(desk.bench.bridge.running());
    desk.ask();
    CHECK_FALSE(desk.panel().yes().isEnabled());
    CHECK_FALSE(desk.panel().yes().toolTip().isEmpty());
    desk.bench.bridge.cancel();
    REQUIRE(desk.bench.wait([&] { return !desk.bench.bridge.running(); }));
    CHECK(desk.bench.messages.said.isEmpty());
    CHECK(desk.panel().yes().isEnabled());
    desk.bench.library.waits = false;
    desk.bench.library.report = {.outcome = Outcome::failed,
                                 .error = Error{.code = Code::diskFull, .path = desk.at("Photos")}};
    desk.make();
    REQUIRE(desk.bench.wait([&] { return !desk.bench.messages.said.isEmpty(); }));
    CHECK(desk.bench.messages.said.last().rank == Rank::error);
    CHECK(desk.bench.messages.last().contains("is full"));
}

TEST_CASE("A job of somebody else is no copy, and nothing is said of it")
{
    CopiesDesk desk;
    desk.bench.bridge.start(jobs::GivePhotos{{PhotoId{1}}, desk.at("other")});
    REQUIRE(desk.bench.wait([&] { return !desk.bench.bridge.running(); }));
    CHECK(desk.bench.messages.said.isEmpty());
}

TEST_CASE("Copies of a whole album are asked for on its card")
{
    test::PageBench<Jobbing<test::AlbumLibrary>> bench;
    AlbumsPage page(bench.parts(), &bench.window);
    bench.show(page);
    REQUIRE(bench.wait([&] { return page.model().rowCount() > 1; }));
    page.list().selectionModel()->setCurrentIndex(page.model().index(page.model().rowOf(1), 0),
                                                  QItemSelectionModel::ClearAndSelect);
    page.list().setFocus();
    QTest::keyClick(&page.list(), Qt::Key_O);
    REQUIRE(bench.wait([&] { return page.giving().panel().isVisible(); }));
    QTest::mouseClick(&page.giving().panel().yes(), Qt::LeftButton);
    REQUIRE(bench.wait([&] { return !bench.library.ran.empty(); }));
    CHECK(bench.library.last<jobs::GivePhotos>().photos == std::vector{PhotoId{3}, PhotoId{1}, PhotoId{5}});
}

TEST_CASE("What is asked about copies follows the language, and says each of its fields to a screen reader")
{
    CopiesDesk desk;
    desk.ask();
    setLanguage(Language::simplifiedChinese);
    desk.page.retranslate();
    CHECK(desk.find<QComboBox>("copiesWhat")->itemText(3) == "一个视频");
    CHECK(desk.panel().yes().text() == "制作副本");
    QTest::mouseClick(desk.find<Button>("copiesCancel"), Qt::LeftButton);
    desk.ask();
    CHECK(desk.panel().nameField().text() == "照片"); // proposed in English before
    QTest::mouseClick(desk.find<Button>("copiesCancel"), Qt::LeftButton);
    setLanguage(Language::english);
    desk.page.retranslate();
    desk.ask();
    CHECK(desk.panel().nameField().text() == "Photos");
    for (QComboBox* const box : desk.panel().findChildren<QComboBox*>()) CHECK_FALSE(box->accessibleName().isEmpty());
    CHECK(desk.panel().nameField().accessibleName() == "Name");
}
