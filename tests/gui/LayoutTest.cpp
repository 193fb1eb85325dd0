// Whatever is said is read whole: on every page, in the smallest window and in a usual one, in both languages.
#include <catch2/catch.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QTest>

#include "Language.h"
#include "LookChoices.h"
#include "MainWindow.h"
#include "Navigator.h"
#include "pages/archive/ArchivePage.h"
#include "pages/archive/RunRow.h"
#include "pages/people/PeoplePage.h"
#include "pages/people/PersonsView.h"
#include "support/GuiFakeLibrary.h"
#include "support/GuiSampleDoor.h"
#include "widgets/Label.h"
#include "widgets/TreePanel.h"

using namespace albumen;

namespace {

bool isSentence(const QString& words)
{
    return words.endsWith(QLatin1Char('.')) || words.endsWith(QChar(0x3002)) || words.endsWith(QLatin1Char('?')) ||
           words.endsWith(QChar(0xFF1F));
}

/// A name or a path may be cut, with the whole in the tooltip; a sentence has lines.
bool isCut(const QLabel& label)
{
    const QString words = label.text();
    if (label.wordWrap()) return label.height() < label.heightForWidth(label.width());
    const bool narrow = label.fontMetrics().horizontalAdvance(words) > label.width();
    return narrow && (!qobject_cast<const ElidedLabel*>(&label) || isSentence(words));
}

bool isCut(const QWidget& control, const QString& words)
{
    return control.sizeHint().width() > control.width() && !control.toolTip().contains(words);
}

QStringList cutIn(const QWidget& window)
{
    QStringList cut;
    const auto look = [&](const QWidget& widget, const QString& words, bool narrow) {
        if (!widget.isVisible() || words.isEmpty()) return;
        const bool beyond = widget.mapTo(&window, QPoint(widget.width(), 0)).x() > window.width();
        if (narrow || beyond) cut << words;
    };
    for (const QLabel* const label : window.findChildren<QLabel*>()) look(*label, label->text(), isCut(*label));
    for (const QAbstractButton* const button : window.findChildren<QAbstractButton*>())
        look(*button, button->text(), isCut(*button, button->text()));
    for (const QComboBox* const combo : window.findChildren<QComboBox*>())
        look(*combo, combo->currentText(), isCut(*combo, combo->currentText()));
    return cut;
}

void fill(test::GuiFakeLibrary& library)
{
    library.album.fill();
    library.album.notLookedAt = 42'816;
    library.perPhoto = std::chrono::milliseconds(0);
    library.runList = test::someRuns();
    library.damage = {{.name = "Hannah", .file = "/archive/Hannah/IMG_2041.jpg", .flaw = Flaw::missing, .from = {}},
                      {.name = "Hannah",
                       .file = "/archive/Hannah/IMG_2042.jpg",
                       .flaw = Flaw::missing,
                       .from = "/photos/IMG_2042.jpg"}};
    library.problemList = {{.code = Code::imageBroken, .stage = Stage::load, .path = "/photos/2019/IMG_2041.jpg"}};
    library.kept = {{"/home/me/.local/share/albumen/catalogue.sqlite", 31'000'000, "catalogue"},
                    {"/home/me/.local/share/albumen/models", 46'000'000, "models"}};
    library.copies = {
        {"/home/me/.local/share/albumen/backups/catalogue-20261114.sqlite", 31'000'000, 1'794'692'400'000}};
    library.away = {{.place = {.name = "Safe at my sister's",
                               .kind = OffsiteKind::folder,
                               .where = "/run/media/me/Elements/albumen",
                               .zips = true},
                     .encryption = Encryption::none,
                     .lastMs = 1'794'692'400'000,
                     .outcome = "sent with problems",
                     .files = 42'816,
                     .bytes = 212'000'000'000},
                    {.place = {.name = "Cloud", .kind = OffsiteKind::rclone, .where = "cloud:albumen"}}};
    for (PersonCard& person : library.persons) person.toConfirm = 9;
}

struct PageWalk {
    test::GuiFakeLibrary library;
    std::unique_ptr<MainWindow> window;

    explicit PageWalk(const QSize& size)
    {
        fill(library);
        window = std::make_unique<MainWindow>(library, WindowOptions{.sample = test::drawnSample()});
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
        window->resize(size);
        REQUIRE(QTest::qWaitFor([this] { return archive().paths().loaded(); }, 5000));
    }
    ArchivePage& archive() { return static_cast<ArchivePage&>(window->page("archive")); }
    void go(const QString& page, const QVariantMap& query = {})
    {
        window->navigator().go({.page = page, .query = query});
    }
    void check(const char* where)
    {
        QTest::qWait(250);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
        INFO(where);
        CHECK(cutIn(*window).join(" | ").toStdString() == "");
    }
    void archiveStates()
    {
        check("archive");
        archive().preview();
        check("the plan");
        archive().showRuns();
        check("the runs");
        archive().showDamage();
        check("what is lost");
        archive().showProblems();
        check("what could not be read");
        archive().closePanel();
        archive().runRow().showConfirmMove();
        check("whether to move");
        archive().start(Job::all);
        REQUIRE(QTest::qWaitFor([this] { return archive().runRow().state() == RunRow::State::done; }, 10'000));
        check("the end of a run");
    }
    void offsiteStates()
    {
        for (const char* const opener : {"offsiteNew", "offsiteBring", "offsiteRemove"}) {
            go("archive");
            go("offsite");
            QTest::qWait(50);
            window->page("offsite").findChild<QPushButton*>(opener)->click();
            check(opener);
            for (auto* const cancel : window->page("offsite").findChildren<QPushButton*>("formCancel"))
                if (cancel->isVisible()) cancel->click();
        }
    }
    void peopleStates()
    {
        for (const char* const tab : {"toName", "everyone", "ignored"}) {
            go("people", {{"tab", tab}});
            check(tab);
        }
        go("people", {{"group", 2}});
        check("a group");
        go("people", {{"tab", "everyone"}});
        PersonsView& everyone = static_cast<PeoplePage&>(window->page("people")).everyone();
        REQUIRE(QTest::qWaitFor([&] { return everyone.model()->rowCount() > 4; }, 5000));
        for (const int row : {2, 3})
            everyone.selectionModel()->select(everyone.model()->index(row, 0), QItemSelectionModel::Select);
        QTest::qWait(50); // what can be done follows the selection
        QTest::keyClick(window.get(), Qt::Key_M);
        check("a merge");
    }
};

} // namespace

TEST_CASE("Nothing that is said is cut where it could have another line, on any page and in the smallest window")
{
    for (const Language language : {Language::english, Language::simplifiedChinese})
        for (const QSize size : {QSize(960, 540), QSize(1280, 720)}) {
            QSettings().clear();
            lookChoices().choose(language);
            PageWalk walk(size);
            INFO(size.width() << (language == Language::english ? " English" : " Chinese"));
            walk.archiveStates();
            walk.peopleStates();
            walk.offsiteStates();
            const std::pair<const char*, QVariantMap> places[] = {{"person", {{"person", 3}}},
                                                                  {"photos", {}},
                                                                  {"viewer", {{"photo", 12}}},
                                                                  {"cleanup", {{"tab", "shaken"}}},
                                                                  {"cleanup", {{"tab", "similar"}}},
                                                                  {"cleanup", {{"tab", "trash"}}},
                                                                  {"search", {}},
                                                                  {"search", {{"words", "beach, xyz"}}},
                                                                  {"search", {{"words", "Lena, beach"}}},
                                                                  {"search", {{"like", "/elsewhere/boat.jpg"}}},
                                                                  {"places", {}},
                                                                  {"places", {{"where", "city 11"}}},
                                                                  {"places", {{"where", "proposed"}}},
                                                                  {"places", {{"where", "without"}}},
                                                                  {"places", {{"event", 31}}},
                                                                  {"albums", {}},
                                                                  {"albums", {{"album", 1}}},
                                                                  {"albums", {{"album", 4}}},
                                                                  {"events", {}},
                                                                  {"events", {{"event", 31}}},
                                                                  {"events", {{"year", 2019}}},
                                                                  {"events", {{"year", 2019}, {"month", 5}}},
                                                                  {"history", {}},
                                                                  {"settings", {}},
                                                                  {"import", {}},
                                                                  {"programs", {}},
                                                                  {"exchange", {}},
                                                                  {"offsite", {}},
                                                                  {"start", {}}};
            for (const auto& [page, query] : places) {
                walk.go(page, query);
                walk.check(page);
            }
        }
    QSettings().clear();
    lookChoices().choose(Language::english);
}
