// The places with photos as a tree: country, region, place; before them what has none, and trips.
#pragma once

#include <optional>
#include <vector>

#include <QSet>
#include <QTreeView>

#include "PlacePhotos.h"
#include "library/EventQuestions.h"

class QStandardItem;
class QStandardItemModel;

namespace albumen {

/// What a row leads to.
struct PlaceNode {
    QString name, icon = {};
    std::size_t photos = 0;
    QVariantMap query = {}; ///< of the page's place; none: of rows below it alone
    std::vector<PlaceNode> below = {};
    bool operator==(const PlaceNode&) const = default;
};

/// All places of a map, the most photos first.
std::vector<PlaceNode> placeNodes(const MapCard& map);

/// The rows that hold what is filtered for, with those above and below them. Threads: GUI.
class PlaceTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit PlaceTree(QWidget* parent);

    /// What was open and chosen stays so.
    void show(std::vector<PlaceNode> nodes);
    void setFilter(const QString& text);
    /// Marks the row of this query, where there is one; rows above it are opened.
    void choose(const QVariantMap& query);
    /// Each row in sight or not, with the rows below it after it: "Portugal 12".
    QStringList rows() const;
    /// A null one: there is none.
    QModelIndex rowOf(const QVariantMap& query) const;
    /// The first whose own name holds what is filtered for; nullopt: none does, or nothing is filtered for.
    std::optional<QVariantMap> firstFound() const;

    void keyboardSearch(const QString&) override {} // letters are actions

signals:
    void chosen(const QVariantMap& query); ///< by somebody

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;

private:
    static constexpr int queryRole = Qt::UserRole + 1;
    void dress();
    void fill();
    void add(QStandardItem& above, const PlaceNode& node, bool whole);
    bool holds(const PlaceNode& node) const;
    void open(const QModelIndex& above, const QSet<QString>& keys);
    QSet<QString> opened(const QModelIndex& above) const;

    QStandardItemModel* model_;
    std::vector<PlaceNode> nodes_;
    std::string filter_; ///< empty: all
    QVariantMap chosen_;
    std::optional<QSet<QString>> before_; ///< what was open before somebody filtered
    bool quiet_ = false;                  ///< nobody chooses: the rows are made anew
};

} // namespace albumen
