#include <catch2/catch.hpp>

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QTest>
#include <QVBoxLayout>

#include "Actions.h"
#include "widgets/Button.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

using namespace albumen;

namespace {

struct FrameDesk {
    QWidget window;
    Actions actions{&window};
    PageFrame* frame = nullptr;
    QStringList done;

    FrameDesk()
    {
        QSettings().clear();
        std::vector<ActionSpec> specs;
        for (const QString id : {"p.move", "p.not", "p.ignore", "p.face"})
            specs.push_back({.id = id,
                             .text = [id] { return "What is to be done: " + id; },
                             .icon = "move",
                             .run = [this, id] { done << id; }});
        actions.add(nullptr, std::move(specs));
        frame = new PageFrame("p", &window); // the window owns it
        frame->setTitle("People");
        frame->setContent(new QWidget);
        frame->setPanel(new QWidget);
        frame->bar().setActions(actions, {"p.move", "p.not", "p.ignore", "p.face"});
        frame->bar().setWords("3 faces selected");
        auto* const column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(frame);
    }
    void show(int width)
    {
        window.resize(width, 540);
        window.show();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        QTest::qWait(30);
    }
    QList<Button*> buttons() { return frame->bar().findChildren<Button*>(QRegularExpression("^p\\.")); }
    int visible()
    {
        int count = 0;
        for (const Button* button : buttons()) count += button->isVisible();
        return count;
    }
};

} // namespace

TEST_CASE("The panel of a page folds in a narrow window, and the user's own choice wins and is kept")
{
    FrameDesk desk;
    desk.show(1280);
    CHECK(desk.frame->panelShown());
    desk.show(960);
    CHECK_FALSE(desk.frame->panelShown());
    desk.frame->setPanelShown(true);
    CHECK(desk.frame->panelShown());
    desk.show(1280);
    CHECK(desk.frame->panelShown());
    desk.frame->setPanelShown(false);
    const PageFrame same("p");
    CHECK_FALSE(same.panelShown());
    desk.show(1300);
    CHECK_FALSE(desk.frame->panelShown());
}

TEST_CASE("The page bar shows what it has room for and the rest behind more, and nothing overlaps")
{
    FrameDesk desk;
    desk.show(1800);
    CHECK(desk.visible() == 4);
    for (const int width : {1800, 1100, 960}) {
        desk.show(width);
        QRect before;
        for (const Button* button : desk.buttons()) {
            if (!button->isVisible()) continue;
            CHECK_FALSE(button->geometry().intersects(before));
            CHECK(button->geometry().right() < button->parentWidget()->width());
            CHECK(button->width() >= button->sizeHint().width());
            before = button->geometry();
        }
    }
    CHECK(desk.visible() < 4);
    desk.buttons().front()->click();
    CHECK(desk.done == QStringList{"p.move"});
}

TEST_CASE("The buttons of the page bar stay where they are whatever is said beside them, and the words have the rest")
{
    FrameDesk desk;
    for (const int width : {1600, 1280, 1100, 960}) {
        INFO(width);
        desk.show(width);
        const auto places = [&] {
            QTest::qWait(30);
            QList<QRect> all;
            for (const Button* button : desk.buttons())
                all << (button->isVisible() ? QRect(button->mapTo(&desk.frame->bar(), QPoint()), button->size())
                                            : QRect());
            return all;
        };
        desk.frame->bar().setWords("Nothing selected");
        const QList<QRect> before = places();
        desk.frame->bar().setWords("1 photo: the one with the ring", "4.2 MB");
        CHECK(places() == before);
        const auto* const label = desk.frame->bar().findChild<QLabel*>();
        REQUIRE(label);
        CHECK(label->width() >= label->sizeHint().width()); // nothing is cut
        desk.frame->bar().setWords(QString("10,000 photos selected").repeated(4), "4.2 GB");
        CHECK(places() == before);
    }
}
