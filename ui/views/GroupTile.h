// A group of unknown faces as a card: one large face, some small ones, how many, and the field for the name or what was
// decided in its place.
#pragma once

#include <functional>
#include <vector>

#include <QStyledItemDelegate>

#include "models/IdListModel.h"
#include "photo/Ids.h"

namespace albumen {

class Thumbnails;

/// What was decided about a group while its card is in sight.
struct GroupDecided {
    enum class What { nothing, named, ignored } what = What::nothing;
    QString name;
    std::optional<DecisionId> decision; ///< none: not in the log yet
};

/// Paints the rows of a model of groups. Threads: GUI.
class GroupTile final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { facesRole = IdListModel::ownRole, photosRole, bestRole };
    enum class Part { none, field, ignore, more, undo };

    struct Source {
        std::function<GroupDecided(qint64 group)> decided;
        std::function<std::vector<FaceId>(qint64 group)> some; ///< faces beside the best one; four and more are shown
        std::function<qint64()> edited;                        ///< the group whose name is typed now; -1: none
    };

    GroupTile(Thumbnails& thumbnails, Source source, QObject* parent);

    static QSize tileSize();
    static QRect faceRect(const QRect& tile); ///< of the large face
    static QRect fieldRect(const QRect& tile);
    static QRect ignoreRect(const QRect& tile);
    static QRect moreRect(const QRect& tile);
    Part partAt(const QModelIndex& index, const QRect& tile, const QPoint& point) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    static void paintGap(QPainter& painter, const QRect& tile);
    void paintFaces(QPainter& painter, const QRect& tile, const QModelIndex& index, const QWidget* viewer) const;
    void paintWords(QPainter& painter, const QRect& tile, const QModelIndex& index, bool open) const;
    void paintField(QPainter& painter, const QRect& field, bool dropTarget) const;
    void paintDecided(QPainter& painter, const QRect& field, const GroupDecided& decided) const;
    static QRect undoRect(const QRect& field);

    Thumbnails& thumbnails_;
    Source source_;
};

} // namespace albumen
