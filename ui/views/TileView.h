// The one view of faces, photos, groups and people: tiles in lines, in sections with headings. Places are arithmetic,
// only what is visible is painted, a delegate paints it.
#pragma once

#include <functional>

#include <QAbstractItemView>
#include <QTimer>

#include "views/TileGeometry.h"

class QMimeData;

namespace albumen {

class Thumbnails;

/// The words of a section: a heading, and a caption beside it.
struct TileHeading {
    QString title, detail;
};

/// Selection: click, Ctrl, Shift, the check box that a tile shows under the pointer, a rubber band from between the
/// tiles, Space, Ctrl+A, Shift with the keys. Enter and double click give activated(). Keys pass over gaps. A screen
/// reader sees the items through Qt's own interface of item views: models answer Qt::AccessibleTextRole and
/// Qt::AccessibleDescriptionRole. The delegate gets State_Selected, State_MouseOver, State_HasFocus (the current tile
/// of the view with the focus). Threads: GUI.
class TileView : public QAbstractItemView
{
    Q_OBJECT

public:
    /// `thumbnails`: told what is in sight, so that what scrolled away is not made; null: the delegate shows none.
    explicit TileView(Thumbnails* thumbnails, QWidget* parent = nullptr);

    void setLook(const TileLook& look);
    const TileLook& look() const { return look_; }
    /// `counts`: rows in each section, in the order of the model; `heading` is asked whenever one is painted. Rows
    /// beyond the counts belong to the last section. Empty: no sections.
    void setSections(std::vector<int> counts, std::function<TileHeading(int section)> heading);
    /// The heading of the section that is scrolled through stays at the top; what is below it is not there for the
    /// pointer.
    void setStickyHeadings(bool sticky);
    /// Sizes of the tile between which Ctrl+wheel, + and - change it. Equal: fixed.
    void setZoomRange(int least, int most);
    /// Square tiles of this side, and what is below it; keeps the first visible row where it is.
    void setZoom(int side);
    int zoom() const { return look_.tile.width(); }
    /// A check box appears on the tile under the pointer, see TilePaint::checkRect().
    void setCheckBoxes(bool shown) { checkBoxes_ = shown; }
    /// Context menus: called with the place on the screen, after the tile under it was selected.
    void setMenu(std::function<void(const QPoint& global)> menu) { menu_ = std::move(menu); }

    /// Tiles may be dragged: called when a drag begins, with what it takes along; null: no drag.
    void setDrag(std::function<QMimeData*()> dragged);
    /// The part of a tile that goes along with the pointer, as a square with round corners or as a circle. Until it is
    /// called: the square at its top, as wide as it.
    struct DragPicture {
        std::function<QRect(const QRect& tile)> place;
        bool circle = false;
    };
    void setDragPicture(DragPicture picture) { dragPicture_ = std::move(picture); }
    /// What may be dropped on tiles. `accepts`: on this one; on an invalid index: on some tile or other.
    struct Drops {
        std::function<bool(const QMimeData& mime, const QModelIndex& onto)> accepts;
        std::function<void(const QMimeData& mime, const QModelIndex& onto)> dropped;
    };
    void setDrops(Drops drops);
    /// In the state of the tile that would take what is held over it.
    static constexpr QStyle::StateFlag dropState = QStyle::State_Sunken;

    /// -1: nothing is there.
    int firstVisibleRow() const;
    void scrollToTop(int row);
    /// Pointer or focus inside: rows keep their place.
    bool watched() const;
    QModelIndex hovered() const { return hovered_; }
    /// In the order of the rows.
    QList<int> selectedRows() const;
    /// What actions are about, on every page: the rows that are selected, or where none is the one with the ring;
    /// without gaps.
    QList<int> actedRows() const;
    /// Nothing is selected, and the row with the ring is what actions are about.
    bool ringActs() const { return selectedCount() == 0 && !actedRows().isEmpty(); }
    /// The place of a row that is not in the list any more: the ring does not stand there.
    virtual bool isGap(const QModelIndex& index) const;
    const TileGeometry& geometryOfTiles() const { return geometry_; }

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void setModel(QAbstractItemModel* model) override;
    void reset() override;
    void keyboardSearch(const QString&) override {} // letters are actions

signals:
    void left(); ///< pointer and focus are gone: the list may settle
    /// The selection, or the current item; `count` are selected.
    void selectionChangedTo(int count);
    void zoomed(int side);
    void headingClicked(int section);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

    /// No further than needed, and so that a line, with its heading, stands at the top.
    void scrollByLines(const QModelIndex& index);
    QStyleOptionViewItem optionOf(const QModelIndex& index) const;
    void setHovered(const QModelIndex& index);

private:
    enum class Press { none, tile, selectedTile, band };
    void layOut();
    int rows() const;
    int selectedCount() const;
    QModelIndex at(int row) const;
    int topOf(int row) const; ///< where the list scrolls to so that this row's line is the first
    bool onCheckBox(const QModelIndex& index, const QPoint& point) const;
    void pressTile(const QModelIndex& index, const QMouseEvent& event);
    void selectRange(int from, int to, QItemSelectionModel::SelectionFlags flags);
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    /// The first row from here on that is no gap, in this direction or else in the other; -1: none.
    int nearestTile(int row, int step) const;
    void leaveGap();
    void holdPlace();
    void takePlace();
    void holdRing();
    void giveRing();
    int target(int key) const;
    bool zoomKey(const QKeyEvent& event);
    void bandTo(const QPoint& point);
    void setDropTarget(const QModelIndex& index);
    void paintHeadings(QPainter& painter, const QRect& area) const;
    QRect stuckHeading() const; ///< in the viewport; empty: none covers tiles
    void paintStuckHeading(QPainter& painter) const;
    QPixmap draggedPicture() const;

    Thumbnails* thumbnails_;
    TileLook look_;
    TileGeometry geometry_;
    std::vector<int> counts_;
    std::function<TileHeading(int)> heading_;
    std::function<void(const QPoint&)> menu_;
    int zoomLeast_ = 0, zoomMost_ = 0;
    bool checkBoxes_ = false, sticky_ = false;

    QPersistentModelIndex hovered_, anchor_;
    std::vector<std::pair<QPersistentModelIndex, int>> held_; ///< while rows go: tiles in sight, and how far down
    std::vector<QPersistentModelIndex> ringHeld_; ///< while rows go: where the ring may go, the nearest first
    Press press_ = Press::none;
    QPoint pressedAt_;      ///< in the coordinates of the list
    QItemSelection before_; ///< the selection when a rubber band began
    QRect band_;            ///< in the coordinates of the list; empty: none

    std::function<QMimeData*()> dragged_; ///< empty: what the model says
    DragPicture dragPicture_;
    Drops drops_;
    QPersistentModelIndex dropTarget_;
    QTimer holding_; ///< runs while something is held at the edge
    QPoint heldAt_;
};

} // namespace albumen
