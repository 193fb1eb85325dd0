#include "pages/people/GroupsView.h"

#include <limits>
#include <utility>

#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>

#include "Actions.h"
#include "Decider.h"
#include "Messages.h"
#include "Parts.h"
#include "Worker.h"
#include "models/DragIds.h"
#include "widgets/NameField.h"

namespace albumen {
namespace {

constexpr std::size_t someFaces = 13; // as many small ones as a wide card has room for, and the best may be one
constexpr quint64 underWay = std::numeric_limits<quint64>::max(); // no answer knows of it yet

CardModel<GroupCard>::Source sourceOf(const GroupQuestions& groups)
{
    return {.read =
                [&groups](const std::vector<qint64>& ids) {
                    return groups.cards(std::vector<std::int64_t>(ids.begin(), ids.end()));
                },
            .idOf = [](const GroupCard& card) { return static_cast<qint64>(card.number); },
            .show = [](const GroupCard& card, int role) -> QVariant {
                switch (role) {
                case GroupTile::facesRole: return static_cast<qulonglong>(card.faces);
                case GroupTile::photosRole: return static_cast<qulonglong>(card.photos);
                case GroupTile::bestRole: return static_cast<qlonglong>(raw(card.best));
                case Qt::AccessibleTextRole:
                    return GroupTile::tr("%Ln faces", nullptr, static_cast<int>(card.faces)) + QStringLiteral(", ") +
                           GroupTile::tr("in %Ln photos", nullptr, static_cast<int>(card.photos));
                default: return {};
                }
            }};
}

} // namespace

GroupsView::GroupsView(const Parts& parts, QWidget* parent)
    : TileView(&parts.thumbnails, parent), parts_(parts),
      groups_(new CardModel<GroupCard>(parts.worker, sourceOf(parts.groups), this)),
      tile_(new GroupTile(parts.thumbnails,
                          {.decided = [this](qint64 group) { return decidedOf(group); },
                           .some = [this](qint64 group) { return some(group); },
                           .edited = [this] { return edited_; }},
                          this)),
      field_(new NameField(parts.worker, parts.thumbnails, viewport())), question_(parts.worker, this)
{
    setSelectionMode(NoSelection);
    setFocusPolicy(Qt::TabFocus); // a click on a card leads into its field
    setModel(groups_);
    setItemDelegate(tile_);
    fitLook();
    setDrag([this] { return openGroup() < 0 ? nullptr : dragOf(Dragged::groups, {openGroup()}); });
    setDragPicture({.place = GroupTile::faceRect});
    const auto held = [](const QMimeData& mime) {
        const std::vector<qint64> groups = draggedIds(mime, Dragged::groups);
        return groups.empty() ? qint64{-1} : groups.front();
    };
    setDrops({.accepts =
                  [this, held](const QMimeData& mime, const QModelIndex& onto) {
                      if (held(mime) < 0 || !onto.isValid()) return held(mime) >= 0;
                      return open(groupOf(onto)) && groupOf(onto) != held(mime);
                  },
              .dropped = [this, held](const QMimeData& mime,
                                      const QModelIndex& onto) { merge(held(mime), groupOf(onto)); }});
    connect(field_, &NameField::chosen, this,
            [this](const Whom& whom, const QString& typed) { name(std::exchange(edited_, -1), whom, typed); });
    connect(field_, &NameField::given, this, [this] {
        leaveField();
        setFocus(Qt::OtherFocusReason);
    });
    connect(field_, &NameField::left, this, &GroupsView::leaveField);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (decidedOf(groupOf(index)).what == GroupDecided::What::nothing) nameRow(index.row());
    });
    connect(this, &TileView::left, this, [this] {
        if (!keepsPlaces()) groups_->settle();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &GroupsView::placeField);
}

void GroupsView::fitLook()
{
    setLook({.tile = GroupTile::tileSize(), .gap = metric::gap, .stretch = true});
}

qint64 GroupsView::groupOf(const QModelIndex& index) const
{
    return groups_->idOf(index);
}

void GroupsView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (hint == EnsureVisible)
        scrollByLines(index); // the cards beside it, and what stands above them, are whole
    else
        TileView::scrollTo(index, hint);
}

bool GroupsView::isGap(const QModelIndex& index) const
{
    return TileView::isGap(index) && !decided_.contains(groupOf(index));
}

void GroupsView::show(qint64 group)
{
    if (const int row = groups_->rowOf(group); row >= 0) scrollToTop(row);
}

void GroupsView::retranslate()
{
    field_->retranslate();
    groups_->retranslate();
    setAccessibleName(tr("Groups without a name"));
}

void GroupsView::refresh()
{
    const quint64 question = ++asked_;
    question_.ask([&groups = parts_.groups] { return groups.ids(); },
                  [this, question](const Result<std::vector<std::int64_t>>& groups) {
                      if (groups) got(question, *groups);
                  });
}

void GroupsView::got(quint64 question, const std::vector<std::int64_t>& groups)
{
    const QSet<qint64> there(groups.begin(), groups.end());
    // A decision that was taken back brings its group again.
    decided_.removeIf(
        [&](QHash<qint64, Mark>::iterator mark) { return question > mark->question && there.contains(mark.key()); });
    std::vector<qint64> ids(groups.begin(), groups.end());
    groups_->apply(ids, keepsPlaces());
    groups_->rereadAll();
    askedSome_.clear(); // what is shown meanwhile is what was
    waiting_ = 0;
    for (const qint64 id : ids)
        if (!decided_.contains(id)) ++waiting_;
    viewport()->update();
    emit counted(waiting_);
    if (open(takenBack_)) {
        const int row = groups_->rowOf(std::exchange(takenBack_, -1));
        if (edited_ < 0 || field_->text().isEmpty()) nameRow(row);
    }
}

/// While cards say what was decided about them, a name is typed, or the pointer is over one. Else nobody loses a place,
/// and groups that went by what follows from a decision would leave holes.
bool GroupsView::keepsPlaces() const
{
    return isVisible() && groups_->rowCount() > 0 && (!decided_.isEmpty() || edited_ >= 0 || viewport()->underMouse());
}

void GroupsView::tidy()
{
    decided_.removeIf([](QHash<qint64, Mark>::iterator mark) { return mark->question != underWay; });
    if (field_->hasFocus()) setFocus(Qt::OtherFocusReason); // and not whatever comes after it
    leaveField();
    groups_->settle();
    some_.clear();
    askedSome_.clear();
    viewport()->update();
}

std::vector<FaceId> GroupsView::some(qint64 group)
{
    if (!askedSome_.contains(group) && !groups_->gone(group)) {
        askedSome_.insert(group);
        parts_.worker.ask(
            this, [&faces = parts_.faces, group] { return faces.ids({.person = {}, .group = group, .photos = {}}); },
            [this, group](Result<std::vector<FaceId>> faces) {
                if (!faces || faces->empty()) return; // it is gone, and its card shows what it did
                faces->resize(std::min(faces->size(), someFaces));
                if (some_.value(group) == *faces) return;
                some_.insert(group, std::move(*faces));
                viewport()->update();
            });
    }
    return some_.value(group);
}

int GroupsView::nextUndecided(int row) const
{
    for (; row >= 0 && row < groups_->rowCount(); ++row) {
        const qint64 group = groups_->ids()[static_cast<std::size_t>(row)];
        if (!groups_->gone(group) && !decided_.contains(group)) return row;
    }
    return -1;
}

void GroupsView::nameRow(int row, const QString& text)
{
    row = nextUndecided(row);
    if (row < 0) return setFocus(Qt::OtherFocusReason);
    const QModelIndex index = groups_->index(row);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    scrollTo(index);
    edited_ = groups_->idOf(index);
    const auto ask = [&people = parts_.people, group = edited_](const std::string& typed, std::size_t most) {
        return people.matching({.text = typed, .face = {}, .group = group, .most = most});
    };
    field_->open({.names = ask}, text);
    placeField();
    viewport()->update();
}

void GroupsView::keyPressEvent(QKeyEvent* event)
{
    const QString typed = event->text();
    const Qt::KeyboardModifiers with = event->modifiers() & ~Qt::KeypadModifier;
    const bool letter = !(with & ~Qt::ShiftModifier) && !typed.isEmpty() && typed.at(0).isLetter();
    if (!letter || waiting_ == 0 || parts_.actions.hasKey(int(with) | event->key()))
        return TileView::keyPressEvent(event);
    editHere(typed);
}

/// Whoever comes here by Tab or F6 begins to type; Shift+Tab out of the field leads to its card.
void GroupsView::focusInEvent(QFocusEvent* event)
{
    TileView::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason && waiting_ > 0) editHere();
}

void GroupsView::editHere(const QString& text)
{
    const int next = nextUndecided(std::max(0, currentIndex().row()));
    nameRow(next >= 0 ? next : 0, text);
}

void GroupsView::leaveField()
{
    edited_ = -1;
    field_->shut();
    viewport()->update();
}

void GroupsView::placeField()
{
    const int row = groups_->rowOf(edited_);
    if (row >= 0) field_->setGeometry(GroupTile::fieldRect(visualRect(groups_->index(row))));
}

void GroupsView::mark(qint64 group, const GroupDecided& decided)
{
    decided_.insert(group, {.decided = decided, .question = underWay});
    nameRow(groups_->rowOf(group) + 1); // at once: the library is told meanwhile
    viewport()->update();
}

void GroupsView::name(qint64 group, const Whom& whom, const QString& name)
{
    mark(group, {.what = GroupDecided::What::named, .name = name, .decision = {}});
    parts_.decider.take(NameGroup{.group = group, .whom = whom}, this,
                        [this, group, name](const Result<Decided>& decided) { told(group, decided, name); });
}

void GroupsView::ignore(qint64 group)
{
    const int row = groups_->rowOf(group);
    decided_.insert(
        group, {.decided = {.what = GroupDecided::What::ignored, .name = {}, .decision = {}}, .question = underWay});
    if (const int next = nextUndecided(row); next >= 0)
        selectionModel()->setCurrentIndex(groups_->index(next), QItemSelectionModel::NoUpdate);
    viewport()->update();
    parts_.decider.take(IgnoreGroup{.group = group}, this,
                        [this, group](const Result<Decided>& decided) { told(group, decided, {}); });
}

void GroupsView::told(qint64 group, const Result<Decided>& decided, const QString& typed)
{
    const auto mark = decided_.find(group);
    if (mark == decided_.end()) return;
    if (!decided || !decided->id) {
        decided_.erase(mark);
        const int row = groups_->rowOf(group);
        if (!typed.isEmpty() && row >= 0) nameRow(row, typed); // to be mended
        if (!typed.isEmpty() && edited_ == group && !decided) {
            field_->refuse(sentenceOf(decided.error()));
            parts_.decider.refusalShown();
        }
    } else {
        mark->decided.decision = decided->id;
        mark->question = asked_;
        if (!typed.isEmpty() && !decided->note.empty()) mark->decided.name = fromUtf8(decided->note);
    }
    viewport()->update();
    refresh();
}

void GroupsView::undo(qint64 group)
{
    const std::optional<DecisionId> decision = decidedOf(group).decision;
    if (!decision) return;
    parts_.decider.take(Undo{.decision = decision}, this, [this, group](const Result<Decided>& undone) {
        if (undone) {
            decided_.remove(group);
            takenBack_ = group;
        }
        refresh();
    });
}

bool GroupsView::open(qint64 group) const
{
    return group >= 0 && !groups_->gone(group) && !decided_.contains(group);
}

qint64 GroupsView::openGroup() const
{
    const qint64 group = groupOf(currentIndex());
    return open(group) ? group : -1;
}

bool GroupsView::canIgnore() const
{
    return hasFocus() && openGroup() >= 0;
}

void GroupsView::notFaces()
{
    const qint64 group = openGroup();
    parts_.worker.ask(
        this, [&faces = parts_.faces, group] { return faces.ids({.person = {}, .group = group, .photos = {}}); },
        [this](Result<std::vector<FaceId>> faces) {
            if (!faces || faces->empty()) return;
            parts_.decider.take(NotFaces{std::move(*faces)}, this, [this](const Result<Decided>&) { refresh(); });
        });
}

void GroupsView::merge(qint64 from, qint64 into)
{
    parts_.decider.take(MergeGroups{.from = from, .into = into}, this, [this](const Result<Decided>&) { refresh(); });
}

void GroupsView::ignoreOpen()
{
    ignore(openGroup());
}

void GroupsView::mouseReleaseEvent(QMouseEvent* event)
{
    TileView::mouseReleaseEvent(event);
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexAt(point);
    if (event->button() != Qt::LeftButton || !index.isValid() || index != currentIndex()) return;
    switch (tile_->partAt(index, visualRect(index), point)) {
    case GroupTile::Part::ignore: ignore(groupOf(index)); return nameRow(index.row());
    case GroupTile::Part::more: return emit menuWanted(event->globalPosition().toPoint());
    case GroupTile::Part::undo: return undo(groupOf(index));
    case GroupTile::Part::field:
    case GroupTile::Part::none:
        if (open(groupOf(index)) && groupOf(index) != edited_) nameRow(index.row());
    }
}

void GroupsView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexAt(point);
    const bool card = index.isValid() && tile_->partAt(index, visualRect(index), point) == GroupTile::Part::none;
    if (event->button() == Qt::LeftButton && card && open(groupOf(index))) return emit opened(groupOf(index));
    TileView::mousePressEvent(event);
}

void GroupsView::resizeEvent(QResizeEvent* event)
{
    TileView::resizeEvent(event);
    placeField();
}

void GroupsView::changeEvent(QEvent* event)
{
    TileView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) fitLook();
}

} // namespace albumen
