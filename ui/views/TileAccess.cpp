#include "views/TileAccess.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include "views/TileView.h"

namespace albumen {
namespace {

class Tile final : public QAccessibleInterface
{
public:
    Tile(TileView* view, int row) : view_(view), row_(row) {}

    bool isValid() const override { return view_ && index().isValid(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return view_ ? view_->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(view_); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    int row() const { return row_; }

    QString text(QAccessible::Text what) const override
    {
        if (what == QAccessible::Name) return index().data(Qt::AccessibleTextRole).toString();
        if (what == QAccessible::Description) return index().data(Qt::AccessibleDescriptionRole).toString();
        return {};
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override
    {
        const QRect place = view_->visualRect(index());
        return {view_->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = view_->selectionMode() != QAbstractItemView::NoSelection;
        state.focusable = true;
        state.selected = view_->selectionModel()->isSelected(index());
        state.focused = view_->hasFocus() && view_->currentIndex() == index();
        state.offscreen = !view_->viewport()->rect().intersects(view_->visualRect(index()));
        return state;
    }

private:
    QModelIndex index() const { return view_->model() ? view_->model()->index(row_, 0) : QModelIndex(); }

    QPointer<TileView> view_;
    int row_;
};

class Tiles final : public QAccessibleWidget
{
public:
    explicit Tiles(TileView* view) : QAccessibleWidget(view, QAccessible::List) {}
    ~Tiles() override
    {
        for (const QAccessible::Id id : std::as_const(made_)) QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return view().model() ? view().model()->rowCount() : 0; }
    QAccessibleInterface* child(int row) const override
    {
        if (row < 0 || row >= childCount()) return nullptr;
        const auto there = made_.constFind(row);
        if (there != made_.constEnd()) return QAccessible::accessibleInterface(*there);
        auto* const tile = new Tile(&view(), row); // the registry owns it
        made_.insert(row, QAccessible::registerAccessibleInterface(tile));
        return tile;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* const tile = dynamic_cast<const Tile*>(child);
        return tile ? tile->row() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QModelIndex index = view().indexAt(view().viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? child(index.row()) : nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        return view().hasFocus() && view().currentIndex().isValid() ? child(view().currentIndex().row()) : nullptr;
    }

private:
    TileView& view() const { return *static_cast<TileView*>(object()); }

    mutable QHash<int, QAccessible::Id> made_; ///< by row; a row without an item any more says so itself
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* const view = qobject_cast<TileView*>(object);
    return view ? new Tiles(view) : nullptr; // the registry owns it
}

} // namespace

void makeTileViewsAccessible()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    static_cast<void>(once);
}

} // namespace albumen
