#include "pages/person/PersonPage.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QHBoxLayout>
#include <QMenu>
#include <QMouseEvent>
#include <QTimer>

#include "Actions.h"
#include "Decider.h"
#include "DistanceText.h"
#include "Forgetting.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "Messages.h"
#include "Navigator.h"
#include "Theme.h"
#include "Worker.h"
#include "pages/person/PersonHeader.h"
#include "pages/person/WhyPanel.h"
#include "views/ActedWords.h"
#include "views/FaceTile.h"
#include "views/TileView.h"
#include "widgets/AskPanel.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/MergeCard.h"
#include "widgets/NamePanel.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

constexpr int nameWidth = 320;
const QString personKey = QStringLiteral("person");
const QStringList moreIds{QStringLiteral("person.best"),   QStringLiteral("person.split"), {},
                          QStringLiteral("person.birth"),  QStringLiteral("person.why"),   {},
                          QStringLiteral("person.delete"), QStringLiteral("person.forget")};

} // namespace

PersonPage::PersonPage(const Parts& parts, QWidget* parent)
    : Page(personKey, parent), people_(parts.people), faces_(parts.faces), decider_(parts.decider),
      bridge_(parts.bridge), worker_(parts.worker), thumbnails_(parts.thumbnails), navigator_(parts.navigator),
      messages_(parts.messages), photos_(parts.photos), actions_(parts.actions), openUrl_(parts.openUrl),
      frame_(new PageFrame(personKey, this)),
      model_(new CardModel<FaceCard>(
          parts.worker,
          {.read = [&faces =
                        parts.faces](const std::vector<qint64>& ids) { return faces.cards(typedIds<FaceId>(ids)); },
           .idOf = [](const FaceCard& card) { return static_cast<qint64>(card.id); },
           .show = [this](const FaceCard& card, int role) { return showFace(card, role); }},
          this)),
      giving_(new GiveCopies(parts, personKey, this))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(frame_);
    addActions(actions_);
    makeHeader();
    makeView();
    makePanels(parts);
    connect(&bridge_, &JobBridge::changed, this, [this](const Changes& changes) {
        if (isVisible() && (changes.everything || changes.people || !changes.faces.empty())) refresh();
    });
    retranslate();
}

/// The name is read before the words of buttons.
void PersonPage::fitHeader()
{
    constexpr int roomForWords = 720;
    const int room = width() - (frame_->panelShown() ? why_->sizeHint().width() : 0);
    for (Button* const button : headButtons_)
        button->setKind(room < roomForWords ? Button::Kind::icon : Button::Kind::outlined);
}

void PersonPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitHeader();
}

void PersonPage::makeHeader()
{
    frame_->setTitle({});
    frame_->setCounts({});
    header_ = new PersonHeader(thumbnails_, actions_, this);
    auto* const back = new Button(Button::Kind::icon, QStringLiteral("back"), this);
    back->setObjectName(QStringLiteral("personBack"));
    connect(back, &QPushButton::clicked, &navigator_, &Navigator::back);
    frame_->headerLeft().addWidget(back);
    frame_->headerLeft().addWidget(header_, 1);
    for (const char* const id : {"person.folder", "person.zip", "person.merge"})
        frame_->headerRight().addWidget(headButtons_.emplace_back(actions_.button(QLatin1String(id), this)));
    auto* const more = new Button(Button::Kind::outlined, QStringLiteral("more"), this);
    more->setObjectName(QStringLiteral("personMore"));
    connect(more, &QPushButton::clicked, this, [this, more] {
        actions_.contextMenu(moreIds, this)->popup(more->mapToGlobal(QPoint(0, more->height() + 2)));
    });
    frame_->headerRight().addWidget(more);
    connect(header_, &PersonHeader::renamed, this, [this](const QString& name) {
        decider_.take(RenamePerson{.from = person_, .to = name.toStdString()}, this,
                      [this](const Result<Decided>& decided) { edited(decided); });
    });
    connect(header_, &PersonHeader::birthSaid, this, [this](const QString& day) {
        decider_.take(SetBirth{.whom = person_, .day = day.toStdString()}, this,
                      [this](const Result<Decided>& decided) { edited(decided); });
    });
    connect(header_, &PersonHeader::editingStopped, this, [this] { view_->setFocus(); });
}

void PersonPage::edited(const Result<Decided>& decided)
{
    if (decided)
        header_->stopEditing();
    else if (header_->refuse(sentenceOf(decided.error())))
        decider_.refusalShown();
}

void PersonPage::makeView()
{
    view_ = new TileView(&thumbnails_, this);
    view_->setObjectName(QStringLiteral("personFaces"));
    view_->setModel(model_);
    auto* const tile = new FaceTile(
        thumbnails_, [this](qint64 face) { return gapWords(face); }, view_);
    view_->setItemDelegate(tile);
    view_->setLook({.tile = {FaceTile::side, FaceTile::side + 4 + FaceTile::captionHeight}, .gap = 16});
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setCheckBoxes(true);
    view_->setMenu([this](const QPoint& global) { showMenu(global); });
    view_->viewport()->installEventFilter(this);
    frame_->setContent(view_);
    frame_->bar().setActions(actions_, {QStringLiteral("person.move"), QStringLiteral("person.yes"),
                                        QStringLiteral("person.not"), QStringLiteral("person.ignore"),
                                        QStringLiteral("person.noface"), QStringLiteral("person.best"),
                                        QStringLiteral("person.split"), QStringLiteral("person.give")});
    connect(view_, &TileView::left, this, [this] {
        model_->settle();
        showSections();
    });
    connect(giving_, &GiveCopies::closed, view_, qOverload<>(&QWidget::setFocus));
    connect(view_, &TileView::selectionChangedTo, this, &PersonPage::showState);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showState();
        askWhy();
    });
    connect(view_, &TileView::activated, this, [this](const QModelIndex& index) {
        const FaceCard* const card = model_->card(index);
        if (card && !card->path.empty()) openPhoto(card->path);
    });
    connect(model_, &IdListModel::failed, this, [this](const Error& error) {
        messages_.say({.rank = Rank::error, .topic = personKey, .words = [error] { return piecesOf(error); }});
    });
}

void PersonPage::makePanels(const Parts& parts)
{
    why_ = new WhyPanel(thumbnails_, this);
    frame_->setPanel(why_);
    connect(frame_, &PageFrame::panelChanged, this, [this] {
        fitHeader();
        actions_.refresh();
        askWhy();
    });
    connect(why_, &WhyPanel::photoWanted, this, [this](const QString& path) { openPhoto(toPath(path)); });
    mergeCard_ = new MergeCard(thumbnails_, this);
    ask_ = new AskPanel(thumbnails_, this);
    frame_->below().addWidget(mergeCard_);
    frame_->below().addWidget(ask_);
    connect(mergeCard_, &MergeCard::confirmed, this,
            [this](qint64 from, qint64 into) { merge(PersonId{from}, PersonId{into}); });
    connect(mergeCard_, &MergeCard::closed, view_, qOverload<>(&QWidget::setFocus));
    connect(ask_, &AskPanel::closed, view_, qOverload<>(&QWidget::setFocus));
    forgetting_ = new Forgetting(parts, *ask_, this);
    connect(forgetting_, &Forgetting::done, this, [this] {
        if (isVisible()) navigator_.go({.page = QStringLiteral("people")});
    });
    connect(&bridge_, &JobBridge::started, &actions_, &Actions::refresh);
    connect(&bridge_, &JobBridge::finished, &actions_, &Actions::refresh);
    empty_ = new QWidget(this);
    emptyWords_ = new Label(Type::body, &Theme::ink2);
    emptyWords_->setObjectName(QStringLiteral("personEmpty"));
    auto* const row = new QHBoxLayout(empty_);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(emptyWords_);
    row->addWidget(actions_.button(QStringLiteral("person.delete"), empty_));
    row->addStretch();
    empty_->hide();
    frame_->below().addWidget(empty_);
    namePanel_ = new NamePanel(worker_, thumbnails_, nameWidth, this);
    namePanel_->field().setObjectName(QStringLiteral("nameField"));
    connect(namePanel_, &NamePanel::chosen, this, &PersonPage::named);
    connect(namePanel_, &NamePanel::closed, this, [this] { view_->setFocus(); });
}

QVariant PersonPage::showFace(const FaceCard& card, int role) const
{
    const auto id = static_cast<qint64>(card.id);
    const bool waits = waits_.contains(id), confirmed = confirmed_.contains(id);
    switch (role) {
    case waitsRole: return waits;
    case confirmedRole: return confirmed;
    case captionRole:
        if (confirmed) return waits ? QString() : tr("Confirmed");
        return card.distance ? distanceText(*card.distance, card.limit) : QString();
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return tr("Face in %1").arg(fromUtf8(card.path.filename().string()));
    case Qt::AccessibleDescriptionRole: return waits ? tr("To confirm") : confirmed ? tr("Confirmed") : tr("Sure");
    default: return {};
    }
}

TileHeading PersonPage::heading(int kind) const
{
    const auto count = [](const std::vector<FaceId>& faces) { return numberText(faces.size()); };
    switch (kind) {
    case 0: return {tr("To confirm"), tr("%1, nearest first").arg(count(shown_.toConfirm))};
    case 1: return {tr("Sure"), tr("%1, newest first").arg(count(shown_.sure))};
    default: return {tr("Confirmed"), tr("%1, newest first").arg(count(shown_.confirmed))};
    }
}

void PersonPage::openAt(const Place& place)
{
    const PersonId person{place.query.value(personKey).toLongLong()};
    if (person != person_) {
        person_ = person;
        card_ = {};
        gapWords_.clear();
        showFaces({});
        model_->settle();
        header_->stopEditing();
        mergeCard_->shut();
        ask_->shut();
        why_->clear();
    }
    toRestore_ = place;
    refresh();
    view_->setFocus();
}

Place PersonPage::place() const
{
    Place here{.page = id(), .query = {{personKey, static_cast<qint64>(person_)}}};
    const QList<int> rows = view_->selectedRows();
    for (const int row : rows) here.selection.append(model_->ids()[static_cast<std::size_t>(row)]);
    const int first = view_->firstVisibleRow();
    if (first >= 0) here.first = model_->ids()[static_cast<std::size_t>(first)];
    return here;
}

void PersonPage::left()
{
    model_->settle();
    showSections();
    header_->stopEditing();
    mergeCard_->shut();
    ask_->shut();
}

void PersonPage::refresh()
{
    const quint64 question = ++asked_;
    worker_.ask(
        this,
        [&people = people_, person = person_] {
            return Answer{people.cards(std::array{person}), people.faces(person)};
        },
        [this, question](const Answer& answer) {
            if (question == asked_) got(answer);
        });
}

void PersonPage::got(const Answer& answer)
{
    card_ = {};
    if (answer.cards) {
        const auto found = std::ranges::find(*answer.cards, person_, &PersonCard::id);
        if (found != answer.cards->end()) card_ = *found;
    }
    known_ = answer.faces.has_value();
    const std::vector<qint64> away = takenAway();
    showFaces(known_ ? *answer.faces : PersonFaces{});
    model_->rereadAll();
    if (toRestore_.page.isEmpty()) giveBack(away);
    restorePlace();
    showState();
    askWhy();
}

void PersonPage::showFaces(const PersonFaces& faces)
{
    shown_ = faces;
    waits_.clear();
    confirmed_.clear();
    for (const FaceId face : faces.toConfirm) waits_.insert(static_cast<qint64>(face));
    for (const FaceId face : faces.confirmed) confirmed_.insert(static_cast<qint64>(face));
    std::vector<FaceId> all = faces.toConfirm;
    all.insert(all.end(), faces.sure.begin(), faces.sure.end());
    all.insert(all.end(), faces.confirmed.begin(), faces.confirmed.end());
    const bool keep = !std::exchange(anew_, false) && view_->watched() && model_->rowCount() > 0;
    model_->apply(rawIds(all), keep);
    showSections();
    view_->viewport()->update();
}

void PersonPage::showSections()
{
    // While rows keep their place, so do the headings.
    if (!model_->settled()) return;
    const std::size_t sizes[] = {shown_.toConfirm.size(), shown_.sure.size(), shown_.confirmed.size()};
    std::vector<int> counts, kinds; // those that have faces
    for (int kind = 0; kind < 3; ++kind)
        if (sizes[kind] > 0) {
            counts.push_back(static_cast<int>(sizes[kind]));
            kinds.push_back(kind);
        }
    view_->setSections(std::move(counts),
                       [this, kinds](int section) { return heading(kinds[static_cast<std::size_t>(section)]); });
    if (!view_->currentIndex().isValid() && model_->rowCount() > 0)
        view_->selectionModel()->setCurrentIndex(model_->index(0, 0), QItemSelectionModel::NoUpdate);
}

void PersonPage::restorePlace()
{
    const Place there = std::exchange(toRestore_, {});
    for (const qint64 id : there.selection)
        if (const int row = model_->rowOf(id); row >= 0)
            view_->selectionModel()->select(model_->index(row, 0), QItemSelectionModel::Select);
    if (const int row = model_->rowOf(there.first); row > 0) view_->scrollToTop(row);
}

/// Faces that were decided away here and are not in the list.
std::vector<qint64> PersonPage::takenAway() const
{
    std::vector<qint64> away;
    for (auto face = gapWords_.keyBegin(); face != gapWords_.keyEnd(); ++face)
        if (model_->gone(*face) || model_->rowOf(*face) < 0) away.push_back(*face);
    return away;
}

/// Those that an undo brought back are what actions are about, as they were when they were decided.
void PersonPage::giveBack(const std::vector<qint64>& away)
{
    QList<int> rows;
    for (const qint64 face : away) {
        const int row = model_->rowOf(face);
        if (row < 0 || model_->gone(face)) continue;
        rows.append(row);
        gapWords_.remove(face);
    }
    if (rows.isEmpty()) return;
    std::ranges::sort(rows);
    view_->selectionModel()->clearSelection();
    view_->selectionModel()->setCurrentIndex(model_->index(rows.front(), 0), QItemSelectionModel::NoUpdate);
    if (rows.size() == 1) return;
    for (const int row : rows) view_->selectionModel()->select(model_->index(row, 0), QItemSelectionModel::Select);
}

void PersonPage::showState()
{
    const std::size_t all = shown_.toConfirm.size() + shown_.sure.size() + shown_.confirmed.size();
    header_->show(card_, all == 0 ? 0 : double(shown_.confirmed.size()) / double(all));
    empty_->setVisible(asked_ > 0 && all == 0 && (!known_ || !card_.name.empty()));
    emptyWords_->setText(known_ ? tr("No faces left.") : tr("Nobody is known by this number any more."));
    frame_->bar().setWords(actedFaces(*view_));
    actions_.refresh();
}

/// Where nothing was decided here, by an undo for example, all that is known is that it is theirs no longer.
QString PersonPage::gapWords(qint64 face) const
{
    const QString words = gapWords_.value(face);
    return words.isEmpty() ? tr("no longer %1").arg(name()) : words;
}

void PersonPage::askWhy()
{
    const quint64 question = ++whyAsked_;
    const QModelIndex current = view_->currentIndex();
    if (!frame_->panelShown() || !current.isValid() || model_->gone(model_->idOf(current))) return;
    const qint64 face = model_->idOf(current);
    worker_.ask(
        this, [&faces = faces_, face] { return faces.why(FaceId{face}); },
        [this, question](const Result<WhyCard>& why) {
            if (question != whyAsked_) return;
            if (why)
                why_->show(*why);
            else
                why_->clear();
        });
}

void PersonPage::retranslate()
{
    view_->setAccessibleName(tr("Faces of this person"));
    auto* const back = findChild<Button*>(QStringLiteral("personBack"));
    back->setToolTip(tr("Back"));
    back->setAccessibleName(tr("Back"));
    auto* const more = findChild<Button*>(QStringLiteral("personMore"));
    more->setToolTip(tr("More"));
    more->setAccessibleName(tr("More"));
    header_->retranslate();
    why_->retranslate();
    namePanel_->retranslate();
    mergeCard_->retranslate();
    ask_->retranslate();
    giving_->retranslate();
    model_->retranslate();
    showState();
}

bool PersonPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonDblClick)
        return Page::eventFilter(watched, event);
    const auto* const mouse = static_cast<QMouseEvent*>(event);
    const QModelIndex index = view_->indexAt(mouse->position().toPoint());
    if (mouse->button() != Qt::LeftButton || !index.data(waitsRole).toBool() || model_->gone(model_->idOf(index)))
        return Page::eventFilter(watched, event);
    const auto part = FaceTile::partAt(view_->visualRect(index), mouse->position().toPoint());
    if (part == FaceTile::Part::none) return Page::eventFilter(watched, event);
    view_->setFocus();
    say(part == FaceTile::Part::yes, {FaceId{model_->idOf(index)}});
    return true;
}

} // namespace albumen
