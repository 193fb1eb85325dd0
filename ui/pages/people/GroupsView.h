// The groups of unknown faces, largest first, and their naming in place.
#pragma once

#include <QHash>
#include <QSet>

#include "library/Cards.h"
#include "library/Commands.h"
#include "models/LatestQuestion.h"
#include "views/GroupTile.h"
#include "views/TileView.h"

namespace albumen {

struct Parts;
class NameField;

/// A card that was decided about says so in its place, and every card keeps its place, until tidy(). Threads: GUI.
class GroupsView final : public TileView
{
    Q_OBJECT

public:
    GroupsView(const Parts& parts, QWidget* parent);

    /// Asks the library what groups there are.
    void refresh();
    /// Decided and gone cards leave the list.
    void tidy();
    /// The field of this row gets the focus, or of the next one that is undecided; with this text.
    void nameRow(int row, const QString& text = {});
    /// The current one, or the first that is undecided.
    void editHere(const QString& text = {});
    void ignoreOpen(); ///< the group of openGroup()
    bool canIgnore() const;
    /// The current group, while nothing was decided about it; -1: none.
    qint64 openGroup() const;
    /// No face of the current group is one.
    void notFaces();
    void name(qint64 group, const Whom& whom, const QString& name);
    GroupDecided decidedOf(qint64 group) const { return decided_.value(group).decided; }
    bool reading() const { return question_.underWay(); }
    /// Groups that wait for a name.
    int waiting() const { return waiting_; }
    NameField& field() { return *field_; }
    qint64 edited() const { return edited_; } ///< the group whose name is typed now; -1: none
    qint64 groupOf(const QModelIndex& index) const;
    void show(qint64 group); ///< scrolls it to the top
    void retranslate();
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    bool isGap(const QModelIndex& index) const override; ///< a card that was decided about says so in its place

signals:
    void counted(int groups); ///< the library answered
    void opened(qint64 group);
    void menuWanted(const QPoint& global); ///< of the current card

protected:
    /// On a card whose field was left, letters begin a name but for those that are commands of the page.
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Mark {
        GroupDecided decided;
        quint64 question = 0; ///< the newest when it was decided; answers to older ones do not know of it
    };
    void got(quint64 question, const std::vector<std::int64_t>& groups);
    bool keepsPlaces() const;
    std::vector<FaceId> some(qint64 group);
    void leaveField();
    void merge(qint64 from, qint64 into);
    bool open(qint64 group) const; ///< nothing was decided about it
    void ignore(qint64 group);
    void mark(qint64 group, const GroupDecided& decided);
    void told(qint64 group, const Result<Decided>& decided, const QString& typed);
    void undo(qint64 group);
    int nextUndecided(int row) const;
    void placeField();
    void fitLook();

    const Parts& parts_;
    CardModel<GroupCard>* groups_;
    GroupTile* tile_;
    NameField* field_;
    qint64 edited_ = -1;
    qint64 takenBack_ = -1; ///< what was decided about it, so that its field is next; -1: nothing
    QHash<qint64, Mark> decided_;
    QHash<qint64, std::vector<FaceId>> some_;
    QSet<qint64> askedSome_;
    LatestQuestion question_;
    quint64 asked_ = 0;
    int waiting_ = 0;
};

} // namespace albumen
