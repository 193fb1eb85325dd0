#include "pages/places/PlaceTree.h"

#include <algorithm>
#include <map>

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "Icons.h"
#include "Messages.h"
#include "PlaceWords.h"
#include "Theme.h"
#include "base/SearchText.h"

namespace albumen {
namespace {

using Kind = PlaceChoice::Kind;

/// Rows high enough for a finger; numbers in a fainter colour.
class PlaceRow final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).grownBy({2, 5, 6, 5});
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == 0) return;
        option->palette.setColor(QPalette::Text, theme().ink3);
        option->font = fontOf(Type::caption);
    }
};

void sortByPhotos(std::vector<PlaceNode>& nodes)
{
    std::ranges::stable_sort(nodes, std::greater(), &PlaceNode::photos);
    for (PlaceNode& node : nodes) sortByPhotos(node.below);
}

/// The node of that query among these, made where there is none yet.
PlaceNode& nodeOf(std::vector<PlaceNode>& nodes, const QString& name, const PlaceChoice& choice)
{
    const QVariantMap query = queryOf(choice);
    const auto found = std::ranges::find(nodes, query, &PlaceNode::query);
    if (found != nodes.end()) return *found;
    nodes.push_back({.name = name, .query = query});
    return nodes.back();
}

QString keyOf(const QVariantMap& query)
{
    return query.isEmpty() ? QString() : query.first().toString();
}

} // namespace

std::vector<PlaceNode> placeNodes(const MapCard& map)
{
    std::vector<std::size_t> counts(map.places.size(), 0);
    for (const MapPhoto& photo : map.photos) ++counts[photo.place];
    std::vector<PlaceNode> nodes;
    for (std::uint32_t i = 0; i < map.places.size(); ++i) {
        const MapPlace& place = map.places[i];
        if (counts[i] == 0) continue;
        if (!place.country && map.named) continue; // far from any: its row has words of its own
        std::vector<PlaceNode>* level = &nodes;
        for (const auto& [kind, key, name] : {std::tuple(Kind::country, place.country, place.text.country),
                                              {Kind::region, place.region, place.text.region}}) {
            if (!key || name.empty()) continue;
            PlaceNode& above = nodeOf(*level, fromUtf8(name), {kind, key->id, 0});
            above.photos += counts[i];
            level = &above.below;
        }
        PlaceNode& leaf = level->emplace_back();
        const PlaceChoice choice = choiceOf(map, i);
        leaf.query = queryOf(choice);
        leaf.photos = counts[i];
        leaf.name = placeName(place.text);
        if (choice.kind != Kind::unnamed) continue;
        const auto first = std::ranges::find(map.photos, i, &MapPhoto::place);
        if (first != map.photos.end()) leaf.name = positionText(first->at);
    }
    sortByPhotos(nodes);
    return nodes;
}

PlaceTree::PlaceTree(QWidget* parent) : QTreeView(parent), model_(new QStandardItemModel(0, 2, this))
{
    setModel(model_);
    setItemDelegate(new PlaceRow(this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAllColumnsShowFocus(true);
    setIndentation(16);
    setIconSize({18, 18});
    viewport()->setAutoFillBackground(false);
    dress();
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(24);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
}

void PlaceTree::show(std::vector<PlaceNode> nodes)
{
    if (nodes == nodes_) return; // whoever looks keeps their place
    nodes_ = std::move(nodes);
    fill();
}

void PlaceTree::setFilter(const QString& text)
{
    const std::string filter = text.trimmed().toStdString();
    if (filter_.empty() && !filter.empty()) before_ = opened({});
    filter_ = filter;
    fill();
    if (filter_.empty()) before_.reset();
}

void PlaceTree::fill()
{
    const QScopedValueRollback quiet(quiet_, true);
    const QSet<QString> keys = before_ ? *before_ : opened({});
    model_->removeRows(0, model_->rowCount());
    for (const PlaceNode& node : nodes_)
        if (filter_.empty() || holds(node)) add(*model_->invisibleRootItem(), node, filter_.empty());
    if (filter_.empty())
        open({}, keys);
    else
        expandAll();
    if (const QModelIndex row = rowOf(chosen_); row.isValid()) setCurrentIndex(row);
}

bool PlaceTree::holds(const PlaceNode& node) const
{
    return SearchKeys(node.name.toStdString()).hold(filter_) ||
           std::ranges::any_of(node.below, [this](const PlaceNode& each) { return holds(each); });
}

/// `whole`: all below it, since it is what is looked for.
void PlaceTree::add(QStandardItem& above, const PlaceNode& node, bool whole)
{
    auto* const name = new QStandardItem(node.name); // the model owns both
    auto* const photos = new QStandardItem(node.photos > 0 ? numberText(node.photos) : QString());
    photos->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    name->setData(node.query, queryRole);
    name->setToolTip(node.name);
    if (!node.icon.isEmpty()) name->setIcon(icon(node.icon, theme().ink2));
    above.appendRow({name, photos});
    const bool found = whole || SearchKeys(node.name.toStdString()).hold(filter_);
    for (const PlaceNode& each : node.below)
        if (found || holds(each)) add(*name, each, found);
}

QSet<QString> PlaceTree::opened(const QModelIndex& above) const
{
    QSet<QString> keys;
    for (int row = 0; row < model_->rowCount(above); ++row) {
        const QModelIndex index = model_->index(row, 0, above);
        if (isExpanded(index)) keys << keyOf(index.data(queryRole).toMap());
        keys.unite(opened(index));
    }
    return keys;
}

void PlaceTree::open(const QModelIndex& above, const QSet<QString>& keys)
{
    for (int row = 0; row < model_->rowCount(above); ++row) {
        const QModelIndex index = model_->index(row, 0, above);
        if (keys.contains(keyOf(index.data(queryRole).toMap()))) expand(index);
        open(index, keys);
    }
}

QModelIndex PlaceTree::rowOf(const QVariantMap& query) const
{
    const QModelIndexList all =
        model_->match(model_->index(0, 0), Qt::DisplayRole, QString(), -1, Qt::MatchStartsWith | Qt::MatchRecursive);
    for (const QModelIndex& index : all)
        if (index.flags().testFlag(Qt::ItemIsSelectable) && index.data(queryRole).toMap() == query) return index;
    return {};
}

std::optional<QVariantMap> PlaceTree::firstFound() const
{
    if (filter_.empty()) return std::nullopt;
    const QModelIndexList all =
        model_->match(model_->index(0, 0), Qt::DisplayRole, QString(), -1, Qt::MatchStartsWith | Qt::MatchRecursive);
    for (const QModelIndex& index : all)
        if (SearchKeys(index.data().toString().toStdString()).hold(filter_)) return index.data(queryRole).toMap();
    return std::nullopt;
}

QStringList PlaceTree::rows() const
{
    QStringList words;
    const QModelIndexList all =
        model_->match(model_->index(0, 0), Qt::DisplayRole, QString(), -1, Qt::MatchStartsWith | Qt::MatchRecursive);
    for (const QModelIndex& index : all)
        words << (index.data().toString() + QLatin1Char(' ') + index.siblingAtColumn(1).data().toString()).trimmed();
    return words;
}

void PlaceTree::choose(const QVariantMap& query)
{
    const QScopedValueRollback quiet(quiet_, true);
    chosen_ = query;
    const QModelIndex row = rowOf(query);
    setCurrentIndex(row);
    if (row.isValid()) scrollTo(row);
}

void PlaceTree::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    if (quiet_ || !current.isValid()) return;
    const QModelIndex row = current.siblingAtColumn(0);
    chosen_ = row.data(queryRole).toMap();
    emit chosen(chosen_);
}

/// The row that is chosen looks as a page does in the side bar.
void PlaceTree::dress()
{
    QPalette mine = palette();
    if (mine.color(QPalette::Highlight) == theme().accentSoft) return;
    mine.setColor(QPalette::Highlight, theme().accentSoft);
    mine.setColor(QPalette::HighlightedText, theme().accentInk);
    setPalette(mine);
    fill(); // icons are of the theme
}

void PlaceTree::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) dress();
}

} // namespace albumen
