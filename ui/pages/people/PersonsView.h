// Everyone with a name: as a list beside the groups, and as tiles.
#pragma once

#include <optional>

#include <QMimeData>

#include "library/Cards.h"
#include "models/IdListModel.h"
#include "models/LatestQuestion.h"
#include "views/TileView.h"

namespace albumen {

struct Parts;

/// Most photos first. Rows keep their place while pointer or focus are inside. Threads: GUI.
class PersonsView final : public TileView
{
    Q_OBJECT

public:
    enum class Look { list, tiles };
    enum Role { photosRole = IdListModel::ownRole, toConfirmRole, shareRole, bestRole };

    PersonsView(const Parts& parts, Look look, QWidget* parent);

    void refresh();
    /// Those whose name fits; empty: everyone.
    void setFilter(const QString& text);
    void settle();
    std::vector<PersonId> selected() const;
    /// The one whom actions are about; none: nobody or several. The ring counts while the view has the focus.
    std::optional<PersonId> chosen() const;
    /// What a drop on a person would do now.
    QString dropWords() const { return merges_ ? tr("drop to merge") : tr("drop to name"); }
    bool merges() const { return merges_; }
    const PersonCard* card(const QModelIndex& index) const { return people_->card(index); }
    void retranslate();

signals:
    void opened(qint64 person);                                              ///< raw(PersonId)
    void counted(int people, int shown);                                     ///< of all; those whose name fits
    void dropped(qint64 person, const QString& name, const QMimeData* mime); ///< person: raw(PersonId)

private:
    struct Found {
        std::vector<PersonId> shown;
        std::size_t all = 0;
    };
    void got(const Found& found);
    bool accepts(const QMimeData& mime, const QModelIndex& onto);

    const Parts& parts_;
    CardModel<PersonCard>* people_;
    QString filter_;
    bool merges_ = false; ///< what is held over the view is a person
    LatestQuestion question_;
};

} // namespace albumen
