// Everyone with a name: as a list beside the groups, and as tiles.
#pragma once

#include <optional>

#include <QMimeData>

#include "Navigator.h"
#include "library/Cards.h"
#include "models/IdListModel.h"
#include "models/LatestQuestion.h"
#include "photo/PeopleOrder.h"
#include "views/TileView.h"

namespace albumen {

struct Parts;

/// Most photos first, unless another order is chosen. Rows keep their place while pointer or focus are inside.
/// Threads: GUI.
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
    /// At once, from the top.
    void setOrder(PeopleOrder order);
    PeopleOrder order() const { return order_; }
    void settle();
    /// Where its list begins to be seen, and there again as soon as it is read; Place::nothing: nowhere.
    qint64 firstVisible() const;
    void showFrom(qint64 person);
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
    PeopleOrder order_ = PeopleOrder::mostPhotos;
    bool reordered_ = false; ///< by whoever looks at it: no row keeps its place
    qint64 wanted_ = Place::nothing; ///< to be the first that is seen, once it is read
    bool merges_ = false; ///< what is held over the view is a person
    LatestQuestion question_;
};

} // namespace albumen
