// Rows of text in columns, each with rows below it that are made when they are looked at.
#pragma once

#include <functional>

#include <QAbstractItemModel>
#include <QStringList>

namespace albumen {

struct TreeRow {
    QStringList cells;
    QVariant id = {};                        ///< what the row stands for; invalid: nothing to be done with
    int children = 0;                        ///< rows below it
    std::function<QStringList(int)> child{}; ///< the cells of one
};

/// Threads: GUI.
class TreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    static constexpr int idRole = Qt::UserRole; ///< of a row, and of the row above for one below

    using QAbstractItemModel::QAbstractItemModel;

    /// The first heading is of the widest column; none: no header.
    void setRows(const QStringList& headings, QList<TreeRow> rows);
    const QList<TreeRow>& rows() const { return rows_; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList headings_;
    QList<TreeRow> rows_;
    int columns_ = 1;
};

} // namespace albumen
