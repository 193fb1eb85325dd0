// The people of the archive as rows. Rows keep their place while somebody looks at them: new ones join at the end, gone
// ones stay until settle().
#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

#include "library/Library.h"

namespace albumen {

/// Threads: GUI.
class PeopleModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { idRole = Qt::UserRole + 1, faceRole, photosRole, newRole, toConfirmRole, folderRole, zipRole };
    enum class Order { mostPhotos, name, newPhotos, toConfirm };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// The people as they are now. `keepPlaces`: see above; else sorted at once.
    void update(const std::vector<PersonCard>& people, bool keepPlaces);
    void setOrder(Order order);
    /// Rows whose name holds the text, whatever its case.
    void setFilter(const QString& text);
    /// Gone rows go, the rest is sorted.
    void settle();
    /// Names with words in them are made anew.
    void retranslate();
    int peopleCount() const { return static_cast<int>(cards_.size() - gone_.size()); }
    const PersonCard* card(const QModelIndex& index) const;

private:
    std::vector<qint64> wanted() const;
    void arrange(std::vector<qint64> rows);
    bool fits(const PersonCard& card) const;

    QHash<qint64, PersonCard> cards_;
    QSet<qint64> gone_;
    std::vector<qint64> rows_;
    Order order_ = Order::mostPhotos;
    QString filter_;
};

} // namespace albumen
