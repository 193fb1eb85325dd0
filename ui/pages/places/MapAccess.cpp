#include "pages/places/MapAccess.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <QWindow>

#include "pages/places/PlaceMap.h"

namespace albumen {
namespace {

/// By its place in PlaceMap::spots(): one that is there no more says so itself.
class SpotItem final : public QAccessibleInterface
{
public:
    SpotItem(PlaceMap* map, int spot) : map_(map), spot_(spot) {}

    bool isValid() const override { return map_ && spot_ < static_cast<int>(map_->spots().size()); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return map_ ? map_->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(map_); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    int spot() const { return spot_; }

    QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Name && isValid() ? map_->wordsOf(here()) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override
    {
        if (!isValid()) return {};
        const QRect place = map_->rectOf(here());
        return {map_->mapToGlobal(place.topLeft()), place.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.focused = map_->hasFocus() && map_->current() == spot_;
        state.offscreen = !map_->rect().intersects(map_->rectOf(here()));
        return state;
    }

private:
    const PlaceMap::Spot& here() const { return map_->spots()[static_cast<std::size_t>(spot_)]; }

    QPointer<PlaceMap> map_;
    int spot_;
};

class MapItems final : public QAccessibleWidget
{
public:
    explicit MapItems(PlaceMap* map) : QAccessibleWidget(map, QAccessible::List) {}
    ~MapItems() override
    {
        for (const QAccessible::Id id : std::as_const(made_)) QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(map().spots().size()); }
    QAccessibleInterface* child(int spot) const override
    {
        if (spot < 0 || spot >= childCount()) return nullptr;
        const auto there = made_.constFind(spot);
        if (there != made_.constEnd()) return QAccessible::accessibleInterface(*there);
        auto* const item = new SpotItem(&map(), spot); // the registry owns it
        made_.insert(spot, QAccessible::registerAccessibleInterface(item));
        return item;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* const item = dynamic_cast<const SpotItem*>(child);
        return item ? item->spot() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        return child(map().spotAt(map().mapFromGlobal(QPointF(x, y))));
    }
    QAccessibleInterface* focusChild() const override { return map().hasFocus() ? child(map().current()) : nullptr; }

private:
    PlaceMap& map() const { return *static_cast<PlaceMap*>(object()); }

    mutable QHash<int, QAccessible::Id> made_; ///< by spot
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* const map = qobject_cast<PlaceMap*>(object);
    return map ? new MapItems(map) : nullptr; // the registry owns it
}

} // namespace

void makeMapsAccessible()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    static_cast<void>(once);
}

} // namespace albumen
