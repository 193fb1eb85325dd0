#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include <QAccessible>
#include <QDrag>
#include <QElapsedTimer>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QTest>

#include "Worker.h"
#include "models/IdListModel.h"
#include "views/TilePaint.h"
#include "views/TileView.h"

using namespace albumen;

namespace {

/// Numbers as rows, without a row in memory.
class Numbers final : public QAbstractListModel
{
public:
    explicit Numbers(int count) : count_(count) {}
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : count_; }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (role == Qt::AccessibleTextRole) return "Photo " + QString::number(index.row() + 1);
        if (role == Qt::AccessibleDescriptionRole) return QStringLiteral("taken in May");
        if (role == IdListModel::goneRole) return gone_.contains(index.row());
        return role == Qt::DisplayRole ? QVariant(index.row()) : QVariant();
    }
    void lose(const QSet<int>& rows)
    {
        gone_ = rows;
        emit dataChanged(index(0), index(count_ - 1));
    }

private:
    QSet<int> gone_;
    int count_;
};

/// Counts what is painted.
class Counter final : public QStyledItemDelegate
{
public:
    mutable QList<int> painted;
    void paint(QPainter*, const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        painted << index.row();
    }
};

struct Grid {
    Numbers numbers;
    TileView view{nullptr};
    Counter counter;

    explicit Grid(int count = 100, std::vector<int> sections = {}) : numbers(count)
    {
        view.setItemDelegate(&counter);
        view.setModel(&numbers);
        view.setLook({.tile = {100, 100}, .gap = 10, .around = 0});
        if (!sections.empty())
            view.setSections(std::move(sections), [](int) { return TileHeading{"Day", "2 photos"}; });
        view.resize(430 + view.verticalScrollBar()->sizeHint().width(), 400); // four columns
        view.show();
        REQUIRE(QTest::qWaitForWindowActive(&view));
        view.setFocus();
    }
    QPoint middle(int row) { return view.visualRect(numbers.index(row)).center(); }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, middle(row));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, key, modifiers); }
    int current() { return view.currentIndex().row(); }
};

} // namespace

TEST_CASE("Every tile is where it is found, with sections and without")
{
    for (const std::vector<int>& counts : {std::vector<int>{}, std::vector<int>{3, 0, 9, 1, 40}}) {
        const TileGeometry geometry({.tile = {100, 80}, .gap = 10}, 500, 53, counts);
        CHECK(geometry.columns() == 4);
        QRect before;
        for (int row = 0; row < 53; ++row) {
            const QRect tile = geometry.tile(row);
            CHECK(geometry.rowAt(tile.center()) == row);
            CHECK_FALSE(tile.intersects(before));
            CHECK(tile.bottom() < geometry.height());
            const auto [first, last] = geometry.rowsBetween(tile.top(), tile.bottom());
            CHECK(first <= row);
            CHECK(last > row);
            CHECK(last - first <= 4);
            before = tile;
        }
        CHECK(geometry.rowAt({105, 20}) == -1);
        CHECK(geometry.rowAt({20, 100'000}) == -1);
    }
}

TEST_CASE("Counts of sections that do not fit the rows are cut, or the last takes the rest")
{
    const TileLook look{.tile = {100, 100}};
    const TileGeometry more(look, 500, 5, {3, 9, 2});
    CHECK(more.sections() == 2);
    CHECK(more.rowsOf(1) == std::pair(3, 5));
    const TileGeometry fewer(look, 500, 20, {3, 4});
    CHECK(fewer.rowsOf(1) == std::pair(3, 20));
    CHECK(TileGeometry(look, 500, 0, {}).rowsBetween(0, 1000) == std::pair(0, 0));
}

TEST_CASE("Actions are about what is selected and where nothing is about the tile with the ring")
{
    Grid grid(10);
    CHECK(grid.view.ringActs()); // it has the focus, so one is current
    CHECK(grid.view.actedRows() == QList<int>{0});
    grid.click(3);
    CHECK_FALSE(grid.view.ringActs());
    grid.click(5, Qt::ControlModifier);
    CHECK(grid.view.actedRows() == QList<int>{3, 5});
    grid.numbers.lose({3});
    CHECK(grid.view.actedRows() == QList<int>{5});
    grid.key(Qt::Key_Escape);
    CHECK(grid.view.ringActs());
    CHECK(grid.view.actedRows() == QList<int>{5});
    grid.key(Qt::Key_Space);
    CHECK_FALSE(grid.view.ringActs());
    CHECK(grid.view.actedRows() == QList<int>{5});
}

TEST_CASE("The ring leaves a tile that is gone and keys pass over the gap")
{
    Grid grid(10); // four columns
    grid.click(5);
    grid.numbers.lose({5, 6});
    CHECK(grid.current() == 7);
    grid.key(Qt::Key_Left);
    CHECK(grid.current() == 4);
    grid.key(Qt::Key_Right);
    CHECK(grid.current() == 7);
    grid.key(Qt::Key_End);
    CHECK(grid.current() == 9);
    grid.numbers.lose({5, 6, 8, 9});
    CHECK(grid.current() == 7); // none behind it is there
    grid.key(Qt::Key_Right);
    CHECK(grid.current() == 7);
    grid.key(Qt::Key_Home);
    CHECK(grid.current() == 0);
}

TEST_CASE("Up and down keep the column over the borders of sections")
{
    const TileGeometry geometry({.tile = {100, 100}, .gap = 10, .around = 0}, 430, 13, {5, 2, 6});
    CHECK(geometry.below(0) == 4);
    CHECK(geometry.below(2) == 4); // the last line of the section is shorter
    CHECK(geometry.below(4) == 5);
    CHECK(geometry.below(6) == 8);
    CHECK(geometry.above(8) == 6);
    CHECK(geometry.above(10) == 6);
    CHECK(geometry.above(5) == 4);
    CHECK(geometry.above(1) == 1);
    CHECK(geometry.below(12) == 12);
}

TEST_CASE("Of a hundred thousand tiles those in sight are painted and no others")
{
    Grid grid(100'000);
    grid.view.verticalScrollBar()->setValue(grid.view.verticalScrollBar()->maximum() / 2);
    QTest::qWait(20);
    grid.counter.painted.clear();
    grid.view.viewport()->repaint();
    CHECK(grid.counter.painted.size() <= 24);
    CHECK(grid.counter.painted.contains(grid.view.firstVisibleRow()));
    CHECK(grid.view.firstVisibleRow() > 40'000);
    for (const int row : std::as_const(grid.counter.painted))
        CHECK(grid.view.visualRect(grid.numbers.index(row)).intersects(grid.view.viewport()->rect()));
}

TEST_CASE("Clicks select one, Ctrl adds and takes away, Shift selects the range between")
{
    Grid grid;
    grid.click(2);
    CHECK(grid.view.selectedRows() == QList<int>{2});
    grid.click(6, Qt::ControlModifier);
    CHECK(grid.view.selectedRows() == QList<int>{2, 6});
    grid.click(2, Qt::ControlModifier);
    CHECK(grid.view.selectedRows() == QList<int>{6});
    grid.click(6);
    grid.click(9, Qt::ShiftModifier);
    CHECK(grid.view.selectedRows() == QList<int>{6, 7, 8, 9});
    grid.click(4, Qt::ShiftModifier);
    CHECK(grid.view.selectedRows() == QList<int>{4, 5, 6});
    grid.click(5); // one of the selected: it alone, when the button is let go
    CHECK(grid.view.selectedRows() == QList<int>{5});
    QTest::mouseClick(grid.view.viewport(), Qt::LeftButton, {}, {105, 50});
    CHECK(grid.view.selectedRows().isEmpty());
}

TEST_CASE("The check box of a tile selects without taking the others away")
{
    Grid grid;
    grid.view.setCheckBoxes(true);
    grid.click(1);
    QTest::mouseClick(grid.view.viewport(), Qt::LeftButton, {},
                      grid.view.visualRect(grid.numbers.index(3)).topLeft() + QPoint(12, 12));
    CHECK(grid.view.selectedRows() == QList<int>{1, 3});
}

TEST_CASE("A rubber band selects the tiles it touches and gives back those it leaves")
{
    Grid grid;
    QWidget* const port = grid.view.viewport();
    const auto drag = [&](const QPoint& to) {
        QMouseEvent move(QEvent::MouseMove, to, port->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(port, &move);
    };
    QTest::mousePress(port, Qt::LeftButton, {}, {105, 105});
    drag({260, 260});
    CHECK(grid.view.selectedRows() == QList<int>{5, 6, 9, 10});
    drag({180, 180});
    CHECK(grid.view.selectedRows() == QList<int>{5});
    QTest::mouseRelease(port, Qt::LeftButton, {}, {180, 180});
    CHECK(grid.view.selectedRows() == QList<int>{5});
}

TEST_CASE("What is dragged goes along small and beside the pointer, so that the target is seen")
{
    Grid grid;
    QStyledItemDelegate words; // paints something
    grid.view.setItemDelegate(&words);
    grid.view.setDrag([] {
        auto* const mime = new QMimeData; // the drag owns it
        mime->setText("x");
        return mime;
    });
    QImage picture;
    QPoint hotSpot;
    const auto look = [&] {
        if (const auto* const drag = grid.view.findChild<QDrag*>()) {
            picture = drag->pixmap().toImage();
            hotSpot = drag->hotSpot();
        }
    };
    QTimer::singleShot(50, &grid.view, [&look] { // a platform with a screen goes on when the drag is over
        look();
        QDrag::cancel();
    });
    QWidget* const port = grid.view.viewport();
    QTest::mousePress(port, Qt::LeftButton, {}, grid.middle(5));
    const QPoint to = grid.middle(5) + QPoint(30, 0);
    QMouseEvent move(QEvent::MouseMove, to, port->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(port, &move);
    if (picture.isNull()) look();
    REQUIRE_FALSE(picture.isNull());
    QRect seen;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if (qAlpha(picture.pixel(x, y)) > 0) seen |= QRect(x, y, 1, 1);
    REQUIRE_FALSE(seen.isEmpty());
    CHECK(seen.width() <= 48);
    CHECK(seen.height() <= 48);
    CHECK_FALSE(seen.contains(hotSpot));
    CHECK(seen.left() > hotSpot.x());
    CHECK(seen.top() > hotSpot.y());
}

TEST_CASE("The keys move in lines and columns, select ranges and all, and Esc lets go")
{
    Grid grid;
    grid.click(0);
    grid.key(Qt::Key_Down);
    CHECK(grid.current() == 4);
    grid.key(Qt::Key_Right);
    CHECK(grid.current() == 5);
    CHECK(grid.view.selectedRows() == QList<int>{5});
    grid.key(Qt::Key_Right, Qt::ShiftModifier);
    grid.key(Qt::Key_Right, Qt::ShiftModifier);
    CHECK(grid.view.selectedRows() == QList<int>{5, 6, 7});
    grid.key(Qt::Key_Left, Qt::ShiftModifier);
    CHECK(grid.view.selectedRows() == QList<int>{5, 6});
    grid.key(Qt::Key_Right, Qt::ControlModifier);
    grid.key(Qt::Key_Space);
    CHECK(grid.view.selectedRows() == QList<int>{5, 6, 7});
    grid.key(Qt::Key_End);
    CHECK(grid.current() == 99);
    CHECK(grid.view.viewport()->rect().contains(grid.middle(99)));
    grid.key(Qt::Key_PageUp);
    CHECK(grid.current() == 87);
    grid.key(Qt::Key_Home);
    CHECK(grid.current() == 0);
    grid.key(Qt::Key_A, Qt::ControlModifier);
    CHECK(grid.view.selectedRows().size() == 100);
    grid.key(Qt::Key_Escape);
    CHECK(grid.view.selectedRows().isEmpty());
    QSignalSpy activated(&grid.view, &TileView::activated);
    grid.key(Qt::Key_Return);
    QTest::mouseDClick(grid.view.viewport(), Qt::LeftButton, {}, grid.middle(1));
    CHECK(activated.size() == 2);
}

TEST_CASE("Zoom keeps the first tile in sight, within its limits")
{
    Grid grid(10'000);
    QSignalSpy zoomed(&grid.view, &TileView::zoomed);
    grid.view.scrollToTop(5000);
    CHECK(grid.view.firstVisibleRow() == 5000);
    grid.key(Qt::Key_Plus);
    CHECK(grid.view.zoom() == 100); // no range was given
    grid.view.setZoomRange(90, 150);
    grid.key(Qt::Key_Plus);
    CHECK(grid.view.zoom() == 116);
    const int first = grid.view.firstVisibleRow();
    CHECK(first <= 5000);
    CHECK(first + grid.view.geometryOfTiles().columns() > 5000);
    grid.view.setZoom(1000);
    CHECK(grid.view.zoom() == 150);
    grid.view.setZoom(1);
    CHECK(grid.view.zoom() == 90);
    CHECK(zoomed.size() == 3);
}

TEST_CASE("What is in sight stays there when rows before it go, first of all the tile with the ring")
{
    Worker worker;
    struct Card {};
    const auto read = [](const std::vector<qint64>&) { return Result<std::vector<Card>>(std::vector<Card>{}); };
    CardModel<Card> model(worker, {.read = read, .idOf = [](const Card&) { return qint64{0}; }, .show = {}});
    std::vector<qint64> ids(200);
    std::iota(ids.begin(), ids.end(), 0);
    model.apply(ids, false);
    Grid grid;
    grid.view.setModel(&model);
    grid.view.scrollToTop(80);
    grid.view.setCurrentIndex(model.index(model.rowOf(85)));
    const QRect ring = grid.view.visualRect(grid.view.currentIndex());
    REQUIRE(grid.view.viewport()->rect().contains(ring));
    std::erase_if(ids, [](qint64 id) { return id >= 20 && id < 40; }); // five lines, far above
    model.apply(ids, false);
    CHECK(grid.view.visualRect(model.index(model.rowOf(85))).top() == ring.top());
    std::erase(ids, 85);
    std::erase_if(ids, [](qint64 id) { return id < 20; });
    const int below = grid.view.visualRect(model.index(model.rowOf(86))).top();
    model.apply(ids, false);
    CHECK(grid.view.visualRect(model.index(model.rowOf(80))).top() == below - 110);
}

TEST_CASE("A heading is clicked as one, and nothing else is")
{
    Grid grid(20, {5, 15});
    QSignalSpy headings(&grid.view, &TileView::headingClicked);
    const QPoint at = grid.view.geometryOfTiles().heading(1).center();
    QTest::mouseClick(grid.view.viewport(), Qt::LeftButton, {}, at);
    REQUIRE(headings.size() == 1);
    CHECK(headings[0][0].toInt() == 1);
    grid.click(7);
    CHECK(headings.size() == 1);
}

TEST_CASE("A screen reader finds the tiles as items with name, description, place and state")
{
    Grid grid(100'000);
    grid.view.scrollToTop(5000);
    grid.click(5001);
    QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(&grid.view);
    REQUIRE(list);
    CHECK(list->childCount() == 100'000);
    QAccessibleInterface* const item = list->child(5001);
    REQUIRE(item);
    CHECK(item->text(QAccessible::Name) == "Photo 5002");
    CHECK(item->text(QAccessible::Description) == "taken in May");
    CHECK(item->state().selected);
    CHECK(item->state().focusable);
    CHECK(list->role() == QAccessible::List);
    CHECK(item->role() == QAccessible::ListItem);
    CHECK_FALSE(item->state().offscreen);
    CHECK(list->child(0)->state().offscreen);
    CHECK(list->indexOfChild(item) == 5001);
    CHECK_FALSE(list->child(100'000));
    const QRect place = grid.view.visualRect(grid.numbers.index(5001));
    CHECK(item->rect() == QRect(grid.view.viewport()->mapToGlobal(place.topLeft()), place.size()));
    QAccessibleInterface* const under = list->childAt(item->rect().center().x(), item->rect().center().y());
    REQUIRE(under);
    CHECK(under->text(QAccessible::Name) == "Photo 5002");
    CHECK_FALSE(list->child(5002)->state().selected);
}

/// Figures, not a test: `test-gui "[figures]" -s`.
TEST_CASE("Frames of a fast scroll through a hundred thousand pictures", "[.][figures]")
{
    class Picture final : public QStyledItemDelegate
    {
    public:
        QPixmap pixmap{160, 160};
        void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex&) const override
        {
            tilePaint::picture(*painter, option.rect, tilePaint::photoRadius, pixmap);
            tilePaint::frame(*painter, option.rect, tilePaint::photoRadius, option.state);
            tilePaint::badge(*painter, option.rect.topLeft() + QPoint(6, 6), "star");
        }
    } picture;
    picture.pixmap.fill(Qt::darkGreen);
    Numbers numbers(100'000);
    TileView view(nullptr);
    view.setItemDelegate(&picture);
    view.setModel(&numbers);
    view.setSections(std::vector<int>(1000, 100), [](int) { return TileHeading{"12 September 2026", "9 photos"}; });
    view.resize(1100, 700);
    view.show();
    REQUIRE(QTest::qWaitForWindowActive(&view));
    std::vector<double> frames;
    QElapsedTimer timer;
    for (int i = 0; i < 1000; ++i) {
        timer.start();
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 2900);
        view.viewport()->repaint();
        frames.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(frames);
    INFO("median " << frames[500] << " ms, 99 % under " << frames[990] << " ms, longest " << frames.back() << " ms");
    CHECK(view.verticalScrollBar()->value() > 0);
}
