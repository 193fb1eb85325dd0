// The faces of one group as tiles, or those that are in no group: some are somebody else, are named alone, are ignored.
#pragma once

#include <optional>

#include <QHash>
#include <QWidget>

#include "library/Cards.h"
#include "library/Commands.h"
#include "models/IdListModel.h"
#include "models/LatestQuestion.h"

namespace albumen {

struct Parts;
class Label;
class NamePanel;
class PageBar;
class TileView;

/// What was decided about a face is said in its place until the list is opened again. Threads: GUI.
class GroupFaces final : public QWidget
{
    Q_OBJECT

public:
    /// Requires: the actions people.nameFaces, people.no, people.ignore, people.noFace are in the table.
    GroupFaces(const Parts& parts, QWidget* parent);

    void openGroup(qint64 group);
    void openSingles(); ///< faces that are in no group
    void shut();
    bool isOpen() const { return what_ != What::nothing; }
    std::optional<qint64> group() const { return what_ == What::group ? std::optional(group_) : std::nullopt; }
    void refresh();
    void retranslate();

    /// The faces that actions are about, as TileView::actedRows().
    std::vector<FaceId> chosen() const;
    /// Some are selected, and not all.
    bool canSplit() const;
    void split();
    /// The faces that are selected; the whole group where none is.
    void askName();
    bool namesGroup() const;
    bool canName() const { return group() || !chosen().empty(); }
    void ignore();
    void notFaces();
    void name(const std::vector<FaceId>& faces, const Whom& whom, const QString& name);

    TileView& view() { return *view_; }
    NamePanel& namePanel() { return *namePanel_; }
    QString title() const;

signals:
    void selected();
    void back();
    void photoWanted(const QString& path);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class What { nothing, group, singles };
    void open(What what, qint64 group);
    void layOut();
    void got(const std::vector<FaceId>& faces);
    void words();
    void take(Command command, const std::vector<FaceId>& faces, const QString& gapWords);
    static QVariant show(const FaceCard& card, int role);

    const Parts& parts_;
    CardModel<FaceCard>* model_;
    TileView* view_;
    NamePanel* namePanel_;
    PageBar* bar_;
    Label *title_, *fact_;
    What what_ = What::nothing;
    qint64 group_ = -1;
    std::vector<FaceId> faces_;       ///< as the library told last
    std::vector<FaceId> namedFaces_;  ///< for whom a name is typed; empty: the whole group
    QHash<qint64, QString> gapWords_; ///< what became of faces that are gone
    LatestQuestion question_;
    quint64 asked_ = 0; ///< the newest question; older answers are dropped
};

} // namespace albumen
