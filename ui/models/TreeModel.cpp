#include "models/TreeModel.h"

#include <algorithm>

namespace albumen {
namespace {

constexpr quintptr top = 0; // internalId of a row; one below has that of its row, plus one

} // namespace

void TreeModel::setRows(const QStringList& headings, QList<TreeRow> rows)
{
    beginResetModel();
    headings_ = headings;
    rows_ = std::move(rows);
    columns_ = std::max<int>(1, static_cast<int>(headings.size()));
    for (const TreeRow& row : std::as_const(rows_)) columns_ = std::max(columns_, static_cast<int>(row.cells.size()));
    endResetModel();
}

QModelIndex TreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : top);
}

QModelIndex TreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == top) return {};
    return createIndex(static_cast<int>(index.internalId() - 1), 0, top);
}

int TreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) return static_cast<int>(rows_.size());
    return parent.internalId() == top && parent.column() == 0 ? rows_[parent.row()].children : 0;
}

int TreeModel::columnCount(const QModelIndex&) const
{
    return columns_;
}

QVariant TreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const bool below = index.internalId() != top;
    const TreeRow& row = rows_[below ? static_cast<int>(index.internalId() - 1) : index.row()];
    if (role == idRole) return row.id;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (index.column() ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    return (below ? row.child(index.row()) : row.cells).value(index.column());
}

QVariant TreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignVCenter | (section ? Qt::AlignRight : Qt::AlignLeft));
    return role == Qt::DisplayRole ? headings_.value(section) : QVariant();
}

} // namespace albumen
