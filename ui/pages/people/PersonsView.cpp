#include "pages/people/PersonsView.h"

#include <algorithm>
#include <map>

#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include "Icons.h"
#include "Language.h"
#include "Messages.h"
#include "Paint.h"
#include "Parts.h"
#include "Theme.h"
#include "Worker.h"
#include "models/DragIds.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {

constexpr std::size_t everyone = 100'000; // more than any family knows
constexpr int cardHeight = 48, circle = 32, tileWidth = 232, tileHeight = 64, tileCircle = 44;

QRect faceRect(const QRect& tile, PersonsView::Look look)
{
    const int side = look == PersonsView::Look::list ? circle : tileCircle;
    return {tile.left() + 10, tile.center().y() - side / 2 + 1, side, side};
}

class PersonTile final : public QStyledItemDelegate
{
public:
    PersonTile(Thumbnails& thumbnails, PersonsView::Look look, QObject* parent)
        : QStyledItemDelegate(parent), thumbnails_(thumbnails), look_(look)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QRect tile = option.rect;
        if (index.data(IdListModel::goneRole).toBool()) return tilePaint::gap(*painter, tile, metric::cardRadius);
        paintGround(*painter, option);
        const QRect face = faceRect(tile, look_);
        const int side = face.width();
        const QVariant best = index.data(PersonsView::bestRole), share = index.data(PersonsView::shareRole);
        if (best.isValid())
            tilePaint::person(*painter, face, thumbnails_, thumbnailOf(FaceId{best.toLongLong()}), option.widget,
                              share.isValid() ? share.toDouble() : -1);
        else
            tilePaint::picture(*painter, face, side / 2., {});
        const QRect words = tile.adjusted(10 + side + 12, 0, -10, 0);
        if (const auto* view = qobject_cast<const PersonsView*>(option.widget);
            view && (option.state & TileView::dropState))
            paintDrop(*painter, words, index, *view);
        else
            paintWords(*painter, words, index);
    }

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option) const
    {
        const Theme& t = theme();
        if (option.state & TileView::dropState) return tilePaint::dropTarget(painter, option.rect, metric::cardRadius);
        const bool focus = option.state & QStyle::State_HasFocus;
        const bool tiles = look_ == PersonsView::Look::tiles;
        QColor fill = tiles ? t.card : QColor(Qt::transparent);
        if (option.state & QStyle::State_MouseOver) fill = t.hover;
        if (option.state & QStyle::State_Selected) fill = t.accentSoft;
        paintBox(painter, option.rect, metric::cardRadius, fill,
                 focus   ? t.accent
                 : tiles ? t.line
                         : QColor(Qt::transparent),
                 focus ? 2 : 1);
    }

    void paintDrop(QPainter& painter, const QRect& room, const QModelIndex& index, const PersonsView& view) const
    {
        const QFontMetrics name(fontOf(Type::medium)), small(fontOf(Type::caption));
        const int top = room.center().y() - (name.height() + small.height()) / 2 + 1, width = room.width() - 28;
        painter.setFont(fontOf(Type::medium));
        painter.setPen(theme().accentInk);
        painter.drawText(QRect(room.left(), top, width, name.height()), Qt::TextSingleLine,
                         name.elidedText(index.data().toString(), Qt::ElideRight, width));
        tilePaint::caption(painter, {room.left(), top + name.height(), width, small.height()}, view.dropWords());
        const QRect sign(room.right() - 20, room.center().y() - 9, 20, 20);
        paintIcon(painter, view.merges() ? QStringLiteral("merge") : QStringLiteral("pencil"), sign, theme().accentInk);
    }

    void paintWords(QPainter& painter, const QRect& room, const QModelIndex& index) const
    {
        int right = 0;
        const QFontMetrics name(fontOf(Type::medium)), small(fontOf(Type::caption));
        if (const int open = index.data(PersonsView::toConfirmRole).toInt(); open > 0) {
            const QString words = numberText(static_cast<std::uint64_t>(open)) + QLatin1Char('?');
            const QFontMetrics strong(fontOf(Type::captionStrong));
            const int wide = strong.horizontalAdvance(words) + 16, high = strong.height() + 4;
            const QRect pill(room.right() + 1 - wide, room.center().y() - high / 2, wide, high);
            paintBox(painter, pill, high / 2., theme().accentSoft, Qt::transparent);
            painter.setFont(fontOf(Type::captionStrong));
            painter.setPen(theme().accentInk);
            painter.drawText(pill, Qt::AlignCenter, words);
            right = wide + 8;
        }
        const int top = room.center().y() - (name.height() + small.height()) / 2 + 1;
        painter.setFont(fontOf(Type::medium));
        painter.setPen(theme().ink);
        painter.drawText(QRect(room.left(), top, room.width() - right, name.height()), Qt::TextSingleLine,
                         name.elidedText(index.data().toString(), Qt::ElideRight, room.width() - right));
        const QVariant photos = index.data(PersonsView::photosRole);
        if (photos.isValid())
            tilePaint::caption(painter, {room.left(), top + name.height(), room.width() - right, small.height()},
                               PersonsView::tr("%Ln photos", nullptr, photos.toInt()));
    }

    Thumbnails& thumbnails_;
    PersonsView::Look look_;
};

QVariant showPerson(const PersonCard& card, int role)
{
    const int photos = static_cast<int>(card.photos), open = static_cast<int>(card.toConfirm);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return fromUtf8(card.name);
    case PersonsView::photosRole: return static_cast<qulonglong>(card.photos);
    case PersonsView::toConfirmRole: return open;
    case PersonsView::shareRole:
        if (open == 0) return {};
        return double(card.faces) / double(card.faces + card.toConfirm);
    case PersonsView::bestRole: return card.best ? QVariant(static_cast<qlonglong>(raw(*card.best))) : QVariant();
    case Qt::AccessibleTextRole: {
        QString words = fromUtf8(card.name) + QStringLiteral(", ") + PersonsView::tr("%Ln photos", nullptr, photos);
        if (open > 0) words += QStringLiteral(", ") + PersonsView::tr("%Ln to confirm", nullptr, open);
        return words;
    }
    default: return {};
    }
}

void sortByName(std::vector<PersonId>& people, const std::map<PersonId, std::string>& names, const QCollator& collator)
{
    std::map<PersonId, QCollatorSortKey> keys;
    for (const PersonId person : people) {
        const auto name = names.find(person);
        keys.emplace(person, collator.sortKey(name == names.end() ? QString() : fromUtf8(name->second)));
    }
    std::ranges::stable_sort(people, [&keys](PersonId a, PersonId b) { return keys.at(a).compare(keys.at(b)) < 0; });
}

} // namespace

PersonsView::PersonsView(const Parts& parts, Look look, QWidget* parent)
    : TileView(&parts.thumbnails, parent), parts_(parts),
      people_(new CardModel<PersonCard>(
          parts.worker,
          {.read = [&people =
                        parts.people](const std::vector<qint64>& ids) { return people.cards(typedIds<PersonId>(ids)); },
           .idOf = [](const PersonCard& card) { return static_cast<qint64>(raw(card.id)); },
           .show = showPerson},
          this)),
      question_(parts.worker, this)
{
    setModel(people_);
    setItemDelegate(new PersonTile(parts.thumbnails, look, this));
    if (look == Look::list)
        setLook({.tile = {100, grown(cardHeight, 2, 12)}, .gap = 0, .stretch = true, .mostColumns = 1});
    else
        setLook({.tile = {tileWidth, grown(tileHeight, 2, 26)}, .gap = metric::tight, .stretch = true});
    connect(this, &TileView::left, this, &PersonsView::settle);
    setDrag([this] {
        const std::vector<PersonId> people = selected();
        return people.empty() ? nullptr : dragOf(Dragged::people, {raw(people.front())});
    });
    setDragPicture({.place = [look](const QRect& tile) { return faceRect(tile, look); }, .circle = true});
    setDrops({.accepts = [this](const QMimeData& mime, const QModelIndex& onto) { return accepts(mime, onto); },
              .dropped =
                  [this](const QMimeData& mime, const QModelIndex& onto) {
                      emit dropped(people_->idOf(onto), onto.data().toString(), &mime);
                  }});
    const auto open = [this](const QModelIndex& index) { emit opened(people_->idOf(index)); };
    connect(this, &QAbstractItemView::clicked, this, open);
    connect(this, &QAbstractItemView::activated, this, open);
}

bool PersonsView::accepts(const QMimeData& mime, const QModelIndex& onto)
{
    const std::vector<qint64> people = draggedIds(mime, Dragged::people);
    merges_ = !people.empty();
    if (!merges_ && draggedIds(mime, Dragged::groups).empty() && draggedIds(mime, Dragged::faces).empty()) return false;
    if (!onto.isValid()) return true;
    const qint64 person = people_->idOf(onto);
    return !people_->gone(person) && !(merges_ && people.front() == person);
}

void PersonsView::settle()
{
    people_->settle();
    viewport()->update();
}

void PersonsView::refresh()
{
    question_.ask(
        [&people = parts_.people, text = filter_.toStdString(), order = order_,
         collator = nameOrder()]() -> Result<Found> {
            Found found;
            TRY_ASSIGN(found.shown, people.ids(order));
            found.all = found.shown.size();
            if (text.empty() && order != PeopleOrder::name) return found;
            TRY_ASSIGN(const std::vector<NameCard> cards,
                       people.matching({.text = text, .face = {}, .group = {}, .most = everyone}));
            std::map<PersonId, std::string> fit;
            for (const NameCard& card : cards) fit.emplace(card.id, card.name);
            std::erase_if(found.shown, [&fit](PersonId person) { return !fit.contains(person); });
            if (order == PeopleOrder::name) sortByName(found.shown, fit, collator);
            return found;
        },
        [this, filter = filter_, order = order_](const Result<Found>& found) {
            if (filter == filter_ && order == order_ && found) got(*found);
        });
}

void PersonsView::got(const Found& found)
{
    const bool reordered = std::exchange(reordered_, false);
    people_->apply(rawIds(found.shown), !reordered && watched() && people_->rowCount() > 0);
    people_->rereadAll();
    if (reordered) verticalScrollBar()->setValue(0);
    showFrom(std::exchange(wanted_, Place::nothing));
    viewport()->update();
    emit counted(static_cast<int>(found.all), static_cast<int>(found.shown.size()));
}

void PersonsView::setOrder(PeopleOrder order)
{
    if (order == order_) return;
    order_ = order;
    reordered_ = true;
    refresh();
}

qint64 PersonsView::firstVisible() const
{
    const int row = firstVisibleRow();
    return row > 0 ? people_->idOf(people_->index(row, 0)) : Place::nothing;
}

void PersonsView::showFrom(qint64 person)
{
    if (person == Place::nothing) return;
    if (people_->rowCount() == 0)
        wanted_ = person;
    else
        scrollToTop(people_->rowOf(person));
}

void PersonsView::setFilter(const QString& text)
{
    filter_ = text.trimmed();
    refresh();
}

std::vector<PersonId> PersonsView::selected() const
{
    std::vector<PersonId> ids;
    for (const int row : selectedRows())
        if (const qint64 id = people_->ids()[static_cast<std::size_t>(row)]; !people_->gone(id))
            ids.push_back(PersonId{id});
    return ids;
}

std::optional<PersonId> PersonsView::chosen() const
{
    const QList<int> rows = hasFocus() ? actedRows() : selectedRows();
    if (rows.size() != 1 || isGap(model()->index(rows.front(), 0))) return std::nullopt;
    return PersonId{people_->ids()[static_cast<std::size_t>(rows.front())]};
}

void PersonsView::retranslate()
{
    people_->retranslate();
    setAccessibleName(tr("Named people"));
    if (order_ == PeopleOrder::name && people_->rowCount() > 0) refresh(); // another language, another order
}

} // namespace albumen
