// A list of ids, eight bytes each, whose rows are read by a worker where they are looked at. Rows keep their place
// while somebody looks: new ones join at the end, gone ones leave a gap until the list settles.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <QAbstractListModel>
#include <QHash>
#include <QSet>
#include <QTimer>

#include "base/Error.h"

namespace albumen {

class Worker;

/// What all lists have; CardModel, below, is the one to use. Threads: GUI.
class IdListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Roles of every list; a page's own begin at ownRole.
    enum Role {
        idRole = Qt::UserRole + 1, ///< qint64
        goneRole,                  ///< bool: not in the list any more, its place is kept
        readyRole,                 ///< bool: its row was read
        ownRole = Qt::UserRole + 32
    };
    static constexpr int window = 512;        ///< rows read at one time
    static constexpr int windowsKept = 16;    ///< of rows read last; 8,192 rows are more than any screen
    static constexpr int changedEveryMs = 50; ///< rows that came or changed are told together

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// The list as it is now. `keepPlaces`: somebody looks at it, rows stay where they are; else it is shown as given.
    void apply(const std::vector<qint64>& ids, bool keepPlaces);
    /// What was last applied, as it was given.
    void settle();
    bool settled() const { return ids_ == wanted_; }
    /// These rows are read again where they are seen; meanwhile they show what they did.
    void reread(std::span<const qint64> ids);
    void rereadAll();
    /// Words in another language.
    void retranslate();

    const std::vector<qint64>& ids() const { return ids_; }
    qint64 idOf(const QModelIndex& index) const;
    /// -1: not in the list.
    int rowOf(qint64 id) const;
    bool gone(qint64 id) const { return gone_.contains(id); }

signals:
    /// Rows could not be read; they are asked for again when they are looked at again.
    void failed(const albumen::Error& error) const;

protected:
    using Row = std::shared_ptr<const void>;
    using Rows = std::vector<std::pair<qint64, Row>>;
    using Read = std::function<Result<Rows>(const std::vector<qint64>&)>; ///< on a thread of the worker

    IdListModel(Worker& worker, Read read, QObject* parent);
    /// Null: not read yet, and asked for by this.
    const void* row(qint64 id, int at) const;
    virtual QVariant show(qint64 id, const void* row, int role) const = 0;

private:
    void want(int at) const;
    void readNext() const;
    void got(const std::vector<qint64>& asked, const Result<Rows>& rows) const;
    void forgetOld() const;
    void arrange(const std::vector<qint64>& ids);
    void tell(int first, int last) const;
    void tellNow();

    Worker& worker_;
    Read read_;
    std::vector<qint64> ids_;    ///< as shown
    std::vector<qint64> wanted_; ///< as applied last
    QSet<qint64> gone_;
    mutable QHash<qint64, int> places_; ///< of ids_; empty: to be made
    // Reading is no change of the list, so data() may begin it.
    struct Held {
        Row row; ///< null: the library has no card of it, and had none when it was read first
        quint64 turn = 0;
    };
    mutable QHash<qint64, Held> rows_;
    mutable QSet<qint64> stale_;
    mutable std::vector<int> asked_;                                   ///< windows to read, the newest last
    mutable std::deque<std::pair<quint64, std::vector<qint64>>> kept_; ///< turns of reading, the oldest first
    mutable quint64 turn_ = 0;
    mutable bool reading_ = false;
    mutable int firstChanged_ = -1, lastChanged_ = -1;
    mutable QTimer tellTimer_;
};

/// A list of cards, as the questions of library/Questions.h give them.
/// `show`: the value of a role for a card; the words of Qt::DisplayRole, Qt::AccessibleTextRole and
/// Qt::AccessibleDescriptionRole, and the page's own from ownRole on.
template <class Card> class CardModel final : public IdListModel
{
public:
    struct Source {
        std::function<Result<std::vector<Card>>(const std::vector<qint64>&)> read; ///< on a thread of the worker
        std::function<qint64(const Card&)> idOf;
        std::function<QVariant(const Card&, int role)> show;
    };

    CardModel(Worker& worker, Source source, QObject* parent = nullptr)
        : IdListModel(
              worker,
              [read = source.read, idOf = source.idOf](const std::vector<qint64>& ids) -> Result<Rows> {
                  TRY_ASSIGN(std::vector<Card> cards, read(ids));
                  Rows rows;
                  for (Card& card : cards) {
                      const qint64 id = idOf(card);
                      rows.emplace_back(id, std::make_shared<const Card>(std::move(card)));
                  }
                  return rows;
              },
              parent),
          show_(std::move(source.show))
    {
    }

    /// Null: not read yet, and asked for by this.
    const Card* card(const QModelIndex& index) const
    {
        return index.isValid() ? static_cast<const Card*>(row(idOf(index), index.row())) : nullptr;
    }

protected:
    QVariant show(qint64, const void* row, int role) const override
    {
        return show_(*static_cast<const Card*>(row), role);
    }

private:
    std::function<QVariant(const Card&, int role)> show_;
};

/// Ids of the library as those of a list, and back.
template <class Id> std::vector<qint64> rawIds(const std::vector<Id>& ids)
{
    std::vector<qint64> all;
    all.reserve(ids.size());
    for (const Id id : ids) all.push_back(static_cast<qint64>(id));
    return all;
}
template <class Id> std::vector<Id> typedIds(const std::vector<qint64>& ids)
{
    std::vector<Id> all;
    all.reserve(ids.size());
    for (const qint64 id : ids) all.push_back(static_cast<Id>(id));
    return all;
}

} // namespace albumen
