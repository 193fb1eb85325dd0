#include "pages/archive/PeopleModel.h"

#include <algorithm>

#include "Language.h"
#include "Messages.h"

namespace albumen {

int PeopleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

const PersonCard* PeopleModel::card(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rowCount()) return nullptr;
    const auto found = cards_.constFind(rows_[static_cast<std::size_t>(index.row())]);
    return found == cards_.constEnd() ? nullptr : &*found;
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const
{
    const PersonCard* const person = card(index);
    if (!person) return {};
    switch (role) {
    case Qt::DisplayRole: return fromUtf8(person->name);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList words{fromUtf8(person->name), tr("%Ln photos", nullptr, static_cast<int>(person->photos))};
        if (person->folder.empty()) words << tr("not filed");
        if (person->newPhotos > 0) words << tr("%Ln new", nullptr, static_cast<int>(person->newPhotos));
        if (person->toConfirm > 0) words << tr("%Ln to confirm", nullptr, static_cast<int>(person->toConfirm));
        return words.join(tr(", "));
    }
    case idRole: return static_cast<qlonglong>(raw(person->id));
    case faceRole: return person->best ? QVariant(static_cast<qlonglong>(raw(*person->best))) : QVariant();
    case photosRole: return static_cast<qulonglong>(person->photos);
    case newRole: return static_cast<qulonglong>(person->newPhotos);
    case toConfirmRole: return static_cast<qulonglong>(person->toConfirm);
    case folderRole: return QString::fromStdString(person->folder.string());
    case zipRole: return QString::fromStdString(person->zip.string());
    default: return {};
    }
}

bool PeopleModel::fits(const PersonCard& person) const
{
    return filter_.isEmpty() || fromUtf8(person.name).contains(filter_, Qt::CaseInsensitive);
}

void PeopleModel::update(const std::vector<PersonCard>& people, bool keepPlaces)
{
    QHash<qint64, PersonCard> fresh;
    for (const PersonCard& person : people) fresh.insert(raw(person.id), person);
    std::vector<qint64> added;
    for (const PersonCard& person : people)
        if (!cards_.contains(raw(person.id)) && fits(person)) added.push_back(raw(person.id));
    gone_.clear();
    for (const qint64 row : rows_) {
        if (fresh.contains(row)) continue;
        gone_.insert(row);
        fresh.insert(row, cards_.value(row));
    }
    cards_ = std::move(fresh);
    if (!keepPlaces) return settle();
    if (!rows_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
    if (added.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    rows_.insert(rows_.end(), added.begin(), added.end());
    endInsertRows();
}

std::vector<qint64> PeopleModel::wanted() const
{
    std::vector<qint64> rows;
    for (auto i = cards_.cbegin(); i != cards_.cend(); ++i)
        if (!gone_.contains(i.key()) && fits(*i)) rows.push_back(i.key());
    const QCollator collator = nameOrder();
    const auto number = [this](const PersonCard& person) -> std::uint64_t {
        switch (order_) {
        case Order::mostPhotos: return person.photos;
        case Order::newPhotos: return person.newPhotos;
        case Order::toConfirm: return person.toConfirm;
        case Order::name: return 0;
        }
        return 0;
    };
    std::sort(rows.begin(), rows.end(), [&](qint64 a, qint64 b) {
        const PersonCard& first = *cards_.constFind(a);
        const PersonCard& second = *cards_.constFind(b);
        if (number(first) != number(second)) return number(first) > number(second);
        const int byName = collator.compare(fromUtf8(first.name), fromUtf8(second.name));
        return byName != 0 ? byName < 0 : a < b;
    });
    return rows;
}

void PeopleModel::arrange(std::vector<qint64> rows)
{
    if (rows == rows_) {
        if (!rows_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    if (!std::is_permutation(rows.begin(), rows.end(), rows_.begin(), rows_.end())) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
        return;
    }
    emit layoutAboutToBeChanged();
    QHash<qint64, int> places;
    for (std::size_t i = 0; i < rows.size(); ++i) places.insert(rows[i], static_cast<int>(i));
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& old : before) after.append(index(places.value(rows_[static_cast<std::size_t>(old.row())])));
    rows_ = std::move(rows);
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void PeopleModel::settle()
{
    arrange(wanted());
    for (const qint64 id : std::as_const(gone_)) cards_.remove(id);
    gone_.clear();
}

void PeopleModel::setOrder(Order order)
{
    order_ = order;
    settle();
}

void PeopleModel::setFilter(const QString& text)
{
    filter_ = text.trimmed();
    settle();
}

void PeopleModel::retranslate()
{
    if (!rows_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
}

} // namespace albumen
