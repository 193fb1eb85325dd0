// Where keys lead and what they act on, in the whole window: arrows on buttons, Tab, back from the list of keys,
// letters.
#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QAction>
#include <QButtonGroup>
#include <QFocusFrame>
#include <QLineEdit>
#include <QScrollArea>
#include <QSettings>
#include <QSlider>
#include <QTest>

#include "Actions.h"
#include "Language.h"
#include "MainWindow.h"
#include "Navigator.h"
#include "Pages.h"
#include "TabFocus.h"
#include "pages/photos/PhotosPage.h"
#include "pages/settings/Section.h"
#include "pages/settings/SectionNav.h"
#include "pages/settings/SettingsPage.h"
#include "support/GuiFakeLibrary.h"
#include "views/TileView.h"
#include "widgets/Button.h"
#include "widgets/MessageLine.h"
#include "widgets/SideBar.h"
#include "widgets/StatusStrip.h"

using namespace albumen;

namespace {

/// Counts what is decided in a library with some of everything.
struct Counting final : Library {
    test::GuiFakeLibrary fake;
    std::atomic<int> decisions{0};

    Counting()
    {
        fake.album.fill();
        fake.nearEnough =
            LimitsCard{.match = 0.6F, .ask = 0.72F, .recordMatch = 0.64F, .recordAsk = 0.72F, .learnt = {}};
    }
    Settings& settings() override { return fake.settings(); }
    const PeopleQuestions& people() const override { return fake.people(); }
    const GroupQuestions& groups() const override { return fake.groups(); }
    const FaceQuestions& faces() const override { return fake.faces(); }
    const PhotoQuestions& photos() const override { return fake.photos(); }
    const SuggestionQuestions& suggestions() const override { return fake.suggestions(); }
    const ArchiveQuestions& archive() const override { return fake.archive(); }
    const HistoryQuestions& history() const override { return fake.history(); }
    const PictureQuestions& pictureFacts() const override { return fake.pictureFacts(); }
    const CleanupQuestions& cleanup() const override { return fake.cleanup(); }
    const AlbumQuestions& albums() const override { return fake.albums(); }
    const PlaceQuestions& where() const override { return fake.where(); }
    const EventQuestions& events() const override { return fake.events(); }
    ThumbnailSource& thumbnails() override { return fake.thumbnails(); }
    PictureSource& pictures() override { return fake.pictures(); }
    Result<Decided> decide(const Command& command) override
    {
        ++decisions;
        return fake.decide(command);
    }
    Status settle(const JobControl& job) override { return fake.settle(job); }
    Report run(const JobOrder& order, const JobControl& job, const ProgressSink& progress) override
    {
        return fake.run(order, job, progress);
    }
    Changes changesSince(std::uint64_t revision) const override { return fake.changesSince(revision); }
    void listen(ChangeLog::Listener listener) override { fake.listen(std::move(listener)); }
};

struct Full {
    Counting library;
    std::unique_ptr<MainWindow> window;

    explicit Full(const QString& first = {})
    {
        QSettings().clear();
        QSettings().setValue("window/language", static_cast<int>(Language::english));
        if (!first.isEmpty()) QSettings().setValue("place/page", first);
        window = std::make_unique<MainWindow>(library);
        window->resize(1280, 800);
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
    }
    QString page() { return window->navigator().current().page; }
    void click(const char* id) { QTest::mouseClick(window->sideBar().item(id), Qt::LeftButton); }
    void go(const char* page, const QVariantMap& query = {})
    {
        window->navigator().go({.page = page, .query = query});
        QTest::qWait(150); // what the page asks for is there
    }
    /// To where one would look at something of this page: its person, its photo.
    void see(const PageEntry& entry)
    {
        const QString id = QLatin1String(entry.id);
        go(entry.id, id == "person"   ? QVariantMap{{"person", 1}}
                     : id == "viewer" ? QVariantMap{{"photo", 1}}
                                      : QVariantMap{});
        window->activateWindow(); // a page may have made a window of its own
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
    }
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    bool ringed(const QWidget* widget)
    {
        const auto* const frame = window->findChild<QFocusFrame*>();
        return frame && frame->isVisible() && frame->widget() == widget;
    }
};

bool chosenOfSome(const QAbstractButton& button)
{
    return button.autoExclusive() || (button.group() && button.group()->exclusive());
}

std::string nameOf(const QWidget* widget)
{
    return widget ? std::string(widget->metaObject()->className()) + ' ' + widget->objectName().toStdString()
                  : "nothing";
}

} // namespace

TEST_CASE("An arrow on a button goes to a button or nowhere on every page and the ring goes along", "[focus]")
{
    Full f;
    int buttons = 0, moved = 0;
    for (const PageEntry& entry : pageTable()) {
        f.see(entry);
        QList<QWidget*> met;
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(f.window.get(), Qt::Key_Tab);
            QWidget* const focus = QApplication::focusWidget();
            if (!focus || met.contains(focus)) break;
            met << focus;
            auto* const button = qobject_cast<QAbstractButton*>(focus);
            if (!button || chosenOfSome(*button)) continue;
            ++buttons;
            for (const Qt::Key arrow : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
                if (entry.id == std::string("viewer") && (arrow == Qt::Key_Left || arrow == Qt::Key_Right))
                    continue; // to the photo beside
                QTest::keyClick(focus, arrow);
                QWidget* const now = QApplication::focusWidget();
                INFO(entry.id << ": from " << nameOf(focus) << " to " << nameOf(now));
                const bool stayed = now == focus;
                const bool beside = qobject_cast<QAbstractButton*>(now) && now->parentWidget() == focus->parentWidget();
                CHECK((stayed || beside));
                if (beside && !stayed) CHECK(f.ringed(now));
                moved += beside && !stayed;
                focus->setFocus(Qt::TabFocusReason);
            }
        }
    }
    CHECK(buttons > 30);
    CHECK(moved > 30);
}

TEST_CASE("A slider that was clicked shows the ring as soon as a key moves it", "[focus]")
{
    Full f;
    f.go("settings", {{"section", "limits"}});
    QSlider* slider = nullptr;
    for (QSlider* const each : f.window->page("settings").findChildren<QSlider*>())
        if (each->isVisible() && each->isEnabled() && !slider) slider = each;
    REQUIRE(slider);
    static_cast<SettingsPage&>(f.window->page("settings")).scroll().ensureWidgetVisible(slider);
    QTest::mouseClick(slider, Qt::LeftButton, {}, slider->rect().center());
    REQUIRE(slider->hasFocus());
    CHECK_FALSE(f.ringed(slider));
    const int before = slider->value();
    Full::key(Qt::Key_Right);
    CHECK(slider->value() != before);
    CHECK(f.ringed(slider));
}

TEST_CASE("In the side bar the arrows go from page to page and not into one", "[focus]")
{
    Full f;
    f.window->sideBar().item("archive")->setFocus(Qt::TabFocusReason);
    Full::key(Qt::Key_Up);
    CHECK(f.window->sideBar().item("archive")->hasFocus());
    Full::key(Qt::Key_Down);
    CHECK(f.window->sideBar().item("people")->hasFocus());
    Full::key(Qt::Key_Right);
    CHECK(f.window->sideBar().item("people")->hasFocus());
    for (int i = 0; i < 10; ++i) Full::key(Qt::Key_Down);
    CHECK(f.window->sideBar().item("settings")->hasFocus());
    CHECK(f.page() == "archive");
}

TEST_CASE("Tab from the list of sections goes into the one that is chosen, by click and by arrows", "[focus][settings]")
{
    Full f;
    f.go("settings");
    auto& page = static_cast<SettingsPage&>(f.window->page("settings"));
    SectionNav& nav = page.nav();
    const auto sections = page.findChildren<Section*>();
    REQUIRE(sections.size() == 9);
    REQUIRE(QTest::qWaitFor(
        [&] { // what the first three show is asked of the library
            return firstTab(*sections[0]) && firstTab(*sections[2]);
        },
        10'000));
    const auto holder = [&] {
        for (const Section* const section : sections)
            if (section->isAncestorOf(QApplication::focusWidget())) return section->objectName();
        return QString();
    };
    for (int i = 0; i < sections.size(); ++i) {
        QTest::mouseClick(&nav.item(i), Qt::LeftButton);
        Full::key(Qt::Key_Tab);
        INFO(i);
        const QString wanted = i == 1 ? "limits" : page.place().query.value("section").toString();
        CHECK(holder() == wanted); // no network is there to be chosen: the next section
        CHECK(nav.current() == i);
        nav.item(i).setFocus(Qt::TabFocusReason);
    }
    nav.item(0).click();
    nav.item(0).setFocus(Qt::TabFocusReason);
    Full::key(Qt::Key_Down);
    Full::key(Qt::Key_Down);
    REQUIRE(nav.current() == 2);
    Full::key(Qt::Key_Tab);
    CHECK(holder() == "limits");
}

TEST_CASE("The filter of the photos is there again by the side bar, in sight, until it is taken away",
          "[focus][photos]")
{
    Full f;
    f.click("photos");
    f.go("photos", {{"favourite", true}, {"name", "IMG"}});
    auto& photos = static_cast<PhotosPage&>(f.window->page("photos"));
    const auto tokens = [&] {
        QStringList all;
        for (const Button* const token : photos.findChildren<Button*>("token"))
            if (token->isVisible()) all << token->text();
        return all;
    };
    f.click("settings");
    f.click("photos");
    CHECK(f.window->navigator().current().query == QVariantMap{{"favourite", true}, {"name", "IMG"}});
    CHECK(tokens() == QStringList{"Favourites"});
    CHECK(photos.nameField().text() == "IMG");
    f.click("photos"); // where one is
    CHECK(tokens() == QStringList{"Favourites"});
    QTest::mouseClick(photos.findChild<Button*>("token"), Qt::LeftButton);
    photos.nameField().clear();
    CHECK(tokens().isEmpty());
    f.click("people");
    Full::key(Qt::Key_3, Qt::ControlModifier);
    CHECK(f.page() == "photos");
    CHECK(tokens().isEmpty());
    CHECK(photos.nameField().text().isEmpty());
    Full::key(Qt::Key_Left, Qt::AltModifier);
    Full::key(Qt::Key_Left, Qt::AltModifier);
    CHECK(f.page() == "photos"); // as it was left last
    CHECK(tokens().isEmpty());
}

TEST_CASE("F1 and Esc lead back to the page one was on with selection and focus", "[focus]")
{
    Full f;
    for (const PageEntry& entry : pageTable()) {
        const QString id = QLatin1String(entry.id);
        if (id == "keys") continue;
        f.see(entry);
        for (int tabs : {0, 1, 2}) {
            for (int i = 0; i < tabs; ++i) QTest::keyClick(f.window.get(), Qt::Key_Tab);
            const QPointer<QWidget> before = QApplication::focusWidget();
            if (!before || !f.window->page(id).isAncestorOf(before)) continue;
            const Place place = f.window->page(id).place();
            Full::key(Qt::Key_F1);
            REQUIRE(f.page() == "keys");
            Full::key(Qt::Key_Escape);
            INFO(entry.id << " " << tabs << ": " << nameOf(before) << ", then " << nameOf(QApplication::focusWidget()));
            REQUIRE(f.page() == id);
            CHECK(f.window->page(id).place().query == place.query);
            CHECK(QTest::qWaitFor([&] { return f.window->page(id).place().selection == place.selection; }, 3000));
            CHECK(QApplication::focusWidget() == before);
        }
    }
}

TEST_CASE("Letters decide nothing but by the keys of the page and then about what is marked", "[focus]")
{
    Full f;
    for (const PageEntry& entry : pageTable()) {
        f.see(entry);
        if (QString(entry.id) == "people") f.window->actions().refreshNow();
        QStringList own;
        for (const Actions::KeyRow& row : f.window->actions().keys(entry.id) + f.window->actions().keys({}))
            own << row.keys.split(", ");
        if (entry.alone) continue; // no side bar beside it
        f.window->sideBar().item("archive")->setFocus(Qt::TabFocusReason);
        for (int letter = Qt::Key_A; letter <= Qt::Key_Z; ++letter)
            for (const Qt::KeyboardModifiers with :
                 {Qt::KeyboardModifiers(), Qt::KeyboardModifiers(Qt::ShiftModifier)}) {
                const QString name = QKeySequence(int(with) | letter).toString();
                if (own.contains(name)) continue;
                const int before = f.library.decisions;
                f.window->sideBar().item("archive")->setFocus(Qt::TabFocusReason);
                Full::key(static_cast<Qt::Key>(letter), with);
                INFO(entry.id << " " << name.toStdString());
                CHECK(f.page() == entry.id);
                CHECK(f.library.decisions == before);
                CHECK(f.window->sideBar().item("archive")->hasFocus());
            }
    }
}

TEST_CASE("The photo that a letter would act on is marked also while the focus is elsewhere", "[focus][photos]")
{
    Full f;
    f.go("photos");
    auto& view = static_cast<PhotosPage&>(f.window->page("photos")).view();
    REQUIRE(QTest::qWaitFor([&] { return view.ringActs(); }, 5000));
    const auto look = [&] { return view.viewport()->grab(view.visualRect(view.currentIndex())).toImage(); };
    f.window->sideBar().item("photos")->setFocus(Qt::TabFocusReason);
    const QImage marked = look();
    const QModelIndex first = view.currentIndex();
    view.selectionModel()->select(view.model()->index(1, 0), QItemSelectionModel::ClearAndSelect);
    CHECK(view.currentIndex() == first);
    CHECK(look() != marked); // the selected one is what letters are about now
    view.selectionModel()->clearSelection();
    CHECK(look() == marked);
    const int before = f.library.decisions;
    Full::key(Qt::Key_F);
    CHECK(QTest::qWaitFor([&] { return f.library.decisions == before + 1; }, 5000));
}

TEST_CASE("What was said last is seen until the next key or click and then what matters most", "[focus][messages]")
{
    Full f;
    MessageLine& line = f.window->strip().messages();
    f.go("people");
    line.say({.rank = Rank::warning, .topic = "warning", .words = {{"careful", false}}});
    line.say({.rank = Rank::info, .topic = "a", .words = {{"said with it", false}}});
    CHECK(line.text() == "careful"); // nobody has read it yet
    line.clear("a");
    line.say({.rank = Rank::undo, .topic = "undo", .words = {{"named", false}}, .link = QString("Undo")});
    Full::key(Qt::Key_Shift);
    CHECK(line.text() == "named");
    line.say({.rank = Rank::info, .topic = "plan", .words = {{"The plan was saved.", false}}, .good = true});
    CHECK(line.text() == "The plan was saved.");
    CHECK(line.held().size() == 3);
    QTest::mousePress(&line, Qt::LeftButton, {}, {2, 2});
    CHECK(line.text() == "named");
    CHECK(line.shown().link() == "Undo");
    line.clear("undo");
    CHECK(line.text() == "careful");
}

TEST_CASE("The link of a message that stands before another is followed by a click", "[focus][messages]")
{
    Full f;
    MessageLine& line = f.window->strip().messages();
    line.say({.rank = Rank::warning, .topic = "warning", .words = {{"careful", false}}});
    Full::key(Qt::Key_Shift);
    int followed = 0;
    line.say({.rank = Rank::info,
              .topic = "models",
              .words = {{"A better one is there.", false}},
              .link = QString("Settings"),
              .follow = [&] { ++followed; }});
    REQUIRE(line.text() == "A better one is there.");
    auto* const link = line.findChild<Button*>();
    QTest::mouseClick(link, Qt::LeftButton);
    CHECK(followed == 1);
    link->setFocus(Qt::TabFocusReason);
    QTest::keyClick(link, Qt::Key_Return);
    CHECK(followed == 2);
}

TEST_CASE("The ring stands around what has the focus after the language changed, on every page", "[focus]")
{
    Full f;
    const auto* const frame = f.window->findChild<QFocusFrame*>();
    for (const PageEntry& entry : pageTable()) {
        f.see(entry);
        for (int i = 0; i < 24; ++i) {
            QTest::keyClick(f.window.get(), Qt::Key_Tab);
            const bool chinese = language() == Language::simplifiedChinese;
            setLanguage(chinese ? Language::english : Language::simplifiedChinese);
            QTest::qWait(20);
            const QWidget* const focus = QApplication::focusWidget();
            INFO(entry.id << ": " << nameOf(focus) << ", ring around " << nameOf(frame->widget()));
            if (!frame->isVisible()) continue;
            REQUIRE(frame->widget() == focus);
            const QPoint at = frame->widget()->mapTo(f.window.get(), QPoint());
            const QRect ring(frame->parentWidget()->mapTo(f.window.get(), frame->pos()), frame->size());
            CHECK(ring == QRect(at, focus->size()).adjusted(-4, -4, 4, 4));
        }
    }
    setLanguage(Language::english);
}
