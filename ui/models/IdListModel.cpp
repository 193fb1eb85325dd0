#include "models/IdListModel.h"

#include <algorithm>

#include "Worker.h"

namespace albumen {
namespace {
constexpr std::size_t waitingMost = 4; // windows: a large screen shows parts of three
}

IdListModel::IdListModel(Worker& worker, Read read, QObject* parent)
    : QAbstractListModel(parent), worker_(worker), read_(std::move(read))
{
    tellTimer_.setSingleShot(true);
    tellTimer_.setInterval(changedEveryMs);
    connect(&tellTimer_, &QTimer::timeout, this, &IdListModel::tellNow);
}

int IdListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ids_.size());
}

qint64 IdListModel::idOf(const QModelIndex& index) const
{
    return index.isValid() && index.row() < rowCount() ? ids_[static_cast<std::size_t>(index.row())] : -1;
}

int IdListModel::rowOf(qint64 id) const
{
    if (places_.isEmpty())
        for (std::size_t i = 0; i < ids_.size(); ++i) places_.insert(ids_[i], static_cast<int>(i));
    return places_.value(id, -1);
}

QVariant IdListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const qint64 id = idOf(index);
    if (role == idRole) return id;
    if (role == goneRole) return gone_.contains(id);
    if (role == readyRole) return rows_.contains(id);
    const void* const there = row(id, index.row());
    return there ? show(id, there, role) : QVariant();
}

const void* IdListModel::row(qint64 id, int at) const
{
    const auto found = rows_.constFind(id);
    const bool there = found != rows_.constEnd();
    if ((!there && !gone_.contains(id)) || stale_.contains(id)) want(at);
    return there ? found->row.get() : nullptr;
}

void IdListModel::want(int at) const
{
    const int which = at / window;
    if (!asked_.empty() && asked_.back() == which) return;
    std::erase(asked_, which);
    asked_.push_back(which);
    if (asked_.size() > waitingMost) asked_.erase(asked_.begin());
    if (!reading_) readNext();
}

void IdListModel::readNext() const
{
    std::vector<qint64> ids;
    while (ids.empty() && !asked_.empty()) {
        const auto first = static_cast<std::size_t>(asked_.back()) * window;
        asked_.pop_back();
        for (std::size_t i = first; i < std::min(first + window, ids_.size()); ++i)
            if (const qint64 id = ids_[i]; (!rows_.contains(id) || stale_.contains(id)) && !gone_.contains(id))
                ids.push_back(id);
    }
    reading_ = !ids.empty();
    if (!reading_) return;
    auto* const self = const_cast<IdListModel*>(this); // whoever asks a Worker is a QObject that may change
    worker_.ask(
        self, [read = read_, ids] { return read(ids); },
        [self, ids](const Result<Rows>& rows) { self->got(ids, rows); });
}

void IdListModel::got(const std::vector<qint64>& asked, const Result<Rows>& rows) const
{
    if (rows) {
        ++turn_;
        for (const qint64 id : asked) {
            stale_.remove(id);
            rows_[id].turn = turn_; // what is gone shows what it did: the list is told of it next
        }
        for (const auto& [id, row] : *rows) rows_.insert(id, {row, turn_});
        for (const qint64 id : asked)
            if (const int at = rowOf(id); at >= 0) tell(at, at);
        kept_.emplace_back(turn_, asked);
        forgetOld();
    } else
        emit failed(rows.error());
    readNext();
}

void IdListModel::forgetOld() const
{
    while (kept_.size() > windowsKept) {
        const auto& [turn, ids] = kept_.front();
        for (const qint64 id : ids)
            if (const auto held = rows_.constFind(id);
                held != rows_.constEnd() && held->turn == turn && !gone_.contains(id)) // that cannot be read again
                rows_.erase(held);
        kept_.pop_front();
    }
}

void IdListModel::apply(const std::vector<qint64>& ids, bool keepPlaces)
{
    wanted_ = ids;
    if (!keepPlaces) return settle();
    const QSet<qint64> now(ids.begin(), ids.end());
    gone_.clear();
    for (const qint64 id : ids_)
        if (!now.contains(id)) gone_.insert(id);
    std::vector<qint64> added;
    for (const qint64 id : ids)
        if (rowOf(id) < 0) added.push_back(id);
    if (!ids_.empty()) tell(0, rowCount() - 1);
    if (added.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    ids_.insert(ids_.end(), added.begin(), added.end());
    places_.clear();
    endInsertRows();
}

void IdListModel::settle()
{
    for (const qint64 id : std::as_const(gone_)) rows_.remove(id);
    gone_.clear();
    if (ids_ != wanted_) arrange(wanted_);
}

void IdListModel::arrange(const std::vector<qint64>& ids)
{
    asked_.clear(); // windows of other rows
    if (ids.empty() || ids_.empty()) {
        beginResetModel();
        ids_ = ids;
        places_.clear();
        endResetModel();
        return;
    }
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<qint64> of;
    for (const QModelIndex& index : before) of.push_back(idOf(index));
    ids_ = ids;
    places_.clear();
    QModelIndexList after;
    for (const qint64 id : of) after.append(index(rowOf(id), 0)); // invalid for what went
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void IdListModel::reread(std::span<const qint64> ids)
{
    for (const qint64 id : ids) {
        if (rows_.contains(id)) stale_.insert(id);
        if (const int at = rowOf(id); at >= 0) tell(at, at);
    }
}

void IdListModel::rereadAll()
{
    for (auto row = rows_.cbegin(); row != rows_.cend(); ++row) stale_.insert(row.key());
    retranslate();
}

void IdListModel::retranslate()
{
    if (!ids_.empty()) tell(0, rowCount() - 1);
}

void IdListModel::tell(int first, int last) const
{
    firstChanged_ = firstChanged_ < 0 ? first : std::min(firstChanged_, first);
    lastChanged_ = std::max(lastChanged_, last);
    if (!tellTimer_.isActive()) tellTimer_.start();
}

void IdListModel::tellNow()
{
    const int first = std::exchange(firstChanged_, -1),
              last = std::min(std::exchange(lastChanged_, -1), rowCount() - 1);
    if (first >= 0 && first <= last) emit dataChanged(index(first), index(last));
}

} // namespace albumen
