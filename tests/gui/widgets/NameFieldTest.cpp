#include <mutex>

#include <QListView>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>
#include <catch2/catch.hpp>

#include "Thumbnails.h"
#include "Worker.h"
#include "base/SearchText.h"
#include "support/FakeLibrary.h"
#include "widgets/FieldReason.h"
#include "widgets/NameField.h"
#include "widgets/NamePanel.h"

using namespace albumen;

namespace {

/// Three people; each question is kept.
struct Asked {
    std::mutex mutex;
    std::vector<std::string> texts;
    std::vector<NameCard> more; ///< known since a moment ago

    NameField::Question question()
    {
        return {.names = [this](const std::string& text, std::size_t most) -> Result<std::vector<NameCard>> {
            const std::lock_guard lock(mutex);
            texts.push_back(text);
            std::vector<NameCard> all{{PersonId{8}, "Hannah", {}, 0.41F},
                                      {PersonId{7}, "Jonas", FaceId{70}, 0.44F},
                                      {PersonId{9}, "Joel", {}, {}},
                                      {PersonId{10}, "Zoë", {}, {}}};
            all.insert(all.end(), more.begin(), more.end());
            std::erase_if(all, [&](const NameCard& card) {
                QString name = QString::fromStdString(card.name);
                name.replace(QStringLiteral("ë"), QStringLiteral("e")); // the library ignores accents
                return !name.contains(QString::fromStdString(text), Qt::CaseInsensitive);
            });
            for (NameCard& card : all) card.begins = SearchKeys(card.name).begin(text);
            all.resize(std::min(all.size(), most));
            return all;
        }};
    }
};

struct Field {
    Asked asked;
    test::FakeThumbnails source;
    QWidget window;
    Worker worker;
    Thumbnails thumbnails{source};
    NameField field{worker, thumbnails, &window};
    QPushButton other{&window};
    std::optional<Whom> chosen;
    QString name;
    int nobody = 0, given = 0, left = 0;

    explicit Field(bool fresh = true, bool known = true)
    {
        window.resize(400, 500);
        field.setGeometry(20, 20, 200, 32);
        other.setGeometry(20, 450, 80, 30);
        QObject::connect(&field, &NameField::chosen, &window, [this](const Whom& whom, const QString& called) {
            chosen = whom;
            name = called;
        });
        QObject::connect(&field, &NameField::nobody, &window, [this] { ++nobody; });
        QObject::connect(&field, &NameField::given, &window, [this] { ++given; });
        QObject::connect(&field, &NameField::left, &window, [this] { ++left; });
        window.show();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        NameField::Question question = known ? asked.question() : NameField::Question{};
        question.fresh = fresh;
        field.open(std::move(question));
    }
    int rows() { return field.list().model()->rowCount(); }
    QString row(int at) { return field.list().model()->index(at, 0).data().toString(); }
    void type(const QString& text)
    {
        QTest::keyClicks(&field, text);
        REQUIRE(wait([this] { return field.list().isVisible(); }));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&field, key, modifiers); }
    template <class Condition> bool wait(Condition condition) { return QTest::qWaitFor(condition, 5000); }
};

} // namespace

TEST_CASE("The name field marks the first word that begins as typed and offers a new person last", "[names]")
{
    Field f;
    f.type("jo");
    REQUIRE(f.wait([&] { return f.rows() == 3; }));
    CHECK(f.row(0) == "Jonas");
    const auto detail = [&](int at) {
        return f.field.list().model()->index(at, 0).data(NameField::detailRole).toString();
    };
    CHECK(detail(0) == "looks alike, 0.44");
    CHECK(detail(1).isEmpty()); // too far even to be asked
    CHECK(f.row(2) == "New person “jo”");
    f.key(Qt::Key_Return);
    REQUIRE(f.chosen);
    CHECK(f.chosen->id == PersonId{7});
    CHECK(f.name == "Jonas");
    CHECK_FALSE(f.field.isVisible());
    CHECK_FALSE(f.field.list().isVisible());
}

TEST_CASE("The name field takes an Enter that came before the answer once that is there", "[names]")
{
    Field f;
    QTest::keyClicks(&f.field, "joel");
    f.key(Qt::Key_Return);
    REQUIRE(f.wait([&] { return f.chosen.has_value(); }));
    CHECK(f.chosen->id == PersonId{9});
}

TEST_CASE("The name field takes a name that only has the letters inside for another and an accent for the same",
          "[names]")
{
    Field f;
    SECTION("inside a word")
    {
        f.type("Ann");
        f.key(Qt::Key_Return);
        REQUIRE(f.wait([&] { return f.chosen.has_value(); }));
        CHECK_FALSE(f.chosen->id);
        CHECK(f.chosen->name == "Ann");
    }
    SECTION("without its accent")
    {
        f.type("zoe");
        f.key(Qt::Key_Return);
        REQUIRE(f.wait([&] { return f.chosen.has_value(); }));
        CHECK(f.chosen->id == PersonId{10});
    }
}

TEST_CASE("Ctrl and Enter in the name field make a new person whoever has the name", "[names]")
{
    Field f;
    f.type("Jonas");
    f.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(f.chosen);
    CHECK(f.chosen->fresh);
    CHECK(f.chosen->name == "Jonas");
}

TEST_CASE("The arrows choose a line of the name field and a click takes one", "[names]")
{
    Field f;
    f.type("jo");
    REQUIRE(f.wait([&] { return f.rows() == 3; }));
    SECTION("keys")
    {
        f.key(Qt::Key_Down);
        f.key(Qt::Key_Return);
        REQUIRE(f.chosen);
        CHECK(f.chosen->id == PersonId{9});
    }
    SECTION("a click")
    {
        const QRect place = f.field.list().visualRect(f.field.list().model()->index(1, 0));
        QTest::mouseClick(f.field.list().viewport(), Qt::LeftButton, {}, place.center());
        REQUIRE(f.chosen);
        CHECK(f.chosen->id == PersonId{9});
    }
}

TEST_CASE("Everybody in the list of a name field is seen, by an arrow and while typing, wherever there is room",
          "[names]")
{
    for (const int y : {20, 120, 300, 440}) {
        Field f;
        f.field.move(20, y);
        REQUIRE(f.wait([&] { return f.rows() == 4; }));
        const QListView& list = f.field.list();
        const auto allSeen = [&] {
            const QRect first = list.visualRect(list.model()->index(0, 0)),
                        last = list.visualRect(list.model()->index(f.rows() - 1, 0));
            return list.isVisible() && list.viewport()->rect().contains(first) &&
                   list.viewport()->rect().contains(last) && f.window.rect().contains(list.geometry());
        };
        INFO(y);
        f.key(Qt::Key_Down);
        CHECK(f.wait(allSeen));
        f.key(Qt::Key_Down);
        CHECK(allSeen());
        f.type("o");
        REQUIRE(f.wait([&] { return f.row(f.rows() - 1).startsWith("New person"); }));
        CHECK(allSeen());
    }
}

TEST_CASE("An arrow in an empty name field shows also who got a name while it was open", "[names]")
{
    Field f;
    REQUIRE(f.wait([&] { return f.rows() == 4; }));
    {
        const std::lock_guard lock(f.asked.mutex);
        f.asked.more = {{PersonId{11}, "Penny", {}, {}}};
    }
    f.key(Qt::Key_Down);
    CHECK(f.wait([&] { return f.field.list().isVisible() && f.rows() == 5; }));
    CHECK(f.field.list().currentIndex().row() == 0);
    for (int i = 0; i < 4; ++i) f.key(Qt::Key_Down);
    f.key(Qt::Key_Return);
    REQUIRE(f.chosen);
    CHECK(f.chosen->id == PersonId{11});
}

TEST_CASE("Enter in an empty name field chooses nobody and Esc closes first the list and then the field", "[names]")
{
    Field f;
    REQUIRE(f.wait([&] { return f.rows() == 4; })); // asked, and not shown before something is typed
    CHECK_FALSE(f.field.list().isVisible());
    f.key(Qt::Key_Return);
    CHECK(f.nobody == 1);
    CHECK_FALSE(f.chosen);
    f.type("jo");
    f.key(Qt::Key_Escape);
    CHECK(f.field.isVisible());
    CHECK(f.given == 0);
    f.key(Qt::Key_Escape);
    CHECK_FALSE(f.field.isVisible());
    CHECK(f.given == 1);
    CHECK_FALSE(f.chosen);
}

TEST_CASE("A new name is new though a known one holds it somewhere", "[names]")
{
    Field f;
    f.type("nn"); // Hannah
    REQUIRE(f.wait([&] { return f.rows() == 2; }));
    f.key(Qt::Key_Return);
    REQUIRE(f.chosen);
    CHECK(f.chosen->fresh);
    CHECK(f.name == "nn");
    Field accents;
    accents.type("zo");
    REQUIRE(accents.wait([&] { return accents.rows() == 2; }));
    accents.key(Qt::Key_Return);
    REQUIRE(accents.chosen);
    CHECK(accents.chosen->id == PersonId{10});
}

TEST_CASE("The name field says when the focus goes elsewhere and drops what is answered after it was shut", "[names]")
{
    Field f;
    QTest::keyClicks(&f.field, "jo");
    f.other.setFocus();
    CHECK(f.left == 1);
    f.field.shut();
    QTest::qWait(50);
    CHECK_FALSE(f.field.list().isVisible());
    CHECK(f.rows() == 0);
    CHECK(f.left == 1);
}

TEST_CASE("Where nobody is known every name is new and nothing is asked", "[names]")
{
    Field f(true, false);
    QTest::keyClicks(&f.field, "Jonas");
    CHECK(f.rows() == 1);
    f.key(Qt::Key_Return);
    REQUIRE(f.chosen);
    CHECK(f.chosen->fresh);
    CHECK(f.asked.texts.empty());
}

TEST_CASE("Where no new person is meant none is offered", "[names]")
{
    Field f(false);
    f.type("jo");
    REQUIRE(f.wait([&] { return f.rows() == 2; }));
    f.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(f.chosen);
    QTest::keyClicks(&f.field, "x");
    REQUIRE(f.wait([&] { return f.rows() == 0; }));
    f.key(Qt::Key_Return);
    CHECK_FALSE(f.chosen);
    CHECK(f.nobody == 0);
}

TEST_CASE("A panel with a name field shows people at once and closes when the focus leaves it", "[names]")
{
    Field f;
    f.field.shut();
    NamePanel panel(f.worker, f.thumbnails, 240, &f.window);
    auto* const inside = new QPushButton(&panel);
    panel.besideField().addWidget(inside);
    int closed = 0;
    QObject::connect(&panel, &NamePanel::closed, &f.window, [&closed] { ++closed; });
    panel.standBeside({300, 100, 80, 80});
    panel.open("Who", f.asked.question());
    REQUIRE(f.wait([&] { return panel.field().list().model()->rowCount() == 4; }));
    CHECK(panel.field().list().isVisible());
    CHECK(f.window.rect().contains(panel.geometry()));
    CHECK_FALSE(panel.geometry().intersects(QRect(300, 100, 80, 80)));
    inside->setFocus();
    CHECK(panel.isVisible());
    f.other.setFocus();
    CHECK_FALSE(panel.isVisible());
    CHECK(closed == 1);
}

TEST_CASE("Why a name is refused stands above a field whose list stays below it, and covers no row of it", "[names]")
{
    Field f;
    f.field.move(20, 100);
    QListView& list = f.field.keepList();
    list.setParent(&f.window);
    list.setGeometry(20, 132, 200, 240);
    f.field.open(f.asked.question());
    f.type("...");
    f.key(Qt::Key_Return, Qt::ControlModifier);
    const auto* const reason = f.window.findChild<FieldReason*>();
    REQUIRE(reason->isVisible());
    CHECK_FALSE(reason->geometry().intersects(list.geometry()));
    CHECK_FALSE(reason->geometry().intersects(f.field.geometry()));
}
