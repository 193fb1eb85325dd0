#include "pages/cleanup/CleanupPage.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QStyle>

#include "Decider.h"
#include "DecisionWords.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "LookInfo.h"
#include "MessageSink.h"
#include "Messages.h"
#include "SayPlace.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "model/Manifest.h"
#include "pages/cleanup/CleanupModel.h"
#include "pages/cleanup/CleanupTile.h"
#include "pages/cleanup/CleanupWords.h"
#include "pages/cleanup/CompareView.h"
#include "pages/cleanup/LimitRow.h"
#include "pages/cleanup/TrashEmptying.h"
#include "views/ActedWords.h"
#include "views/KeptPlace.h"
#include "views/TileView.h"
#include "widgets/AskPanel.h"
#include "widgets/Button.h"
#include "widgets/InfoBar.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QString tabKey = QStringLiteral("tab");

std::optional<ReviewKind> kindOf(CleanupTab tab)
{
    switch (tab) {
    case CleanupTab::shaken: return ReviewKind::shaken;
    case CleanupTab::unsharp: return ReviewKind::unsharp;
    case CleanupTab::dark: return ReviewKind::dark;
    case CleanupTab::screenshots: return ReviewKind::screenshots;
    case CleanupTab::similar: return ReviewKind::similar;
    case CleanupTab::duplicates: return ReviewKind::duplicates;
    case CleanupTab::large: return ReviewKind::large;
    case CleanupTab::unreadable: return ReviewKind::unreadable;
    case CleanupTab::trash: break;
    }
    return std::nullopt;
}

/// Of a tab that is a matter of a limit.
std::optional<Verdict> verdictOf(CleanupTab tab)
{
    switch (tab) {
    case CleanupTab::shaken: return Verdict::shaken;
    case CleanupTab::unsharp: return Verdict::unsharp;
    case CleanupTab::dark: return Verdict::dark;
    case CleanupTab::screenshots: return Verdict::screenshot;
    default: return std::nullopt;
    }
}

/// Of a tab that is a matter of groups.
AlikeKind alikeKindOf(CleanupTab tab)
{
    return tab == CleanupTab::similar ? AlikeKind::similar : AlikeKind::copies;
}

/// A network for it is there.
bool canTellDark(const std::vector<ModelCard>& models)
{
    return std::ranges::any_of(
        models, [](const ModelCard& model) { return model.task == nameOf(ModelTask::dark) && model.installed; });
}

} // namespace

struct CleanupPage::Answer {
    Result<ReviewCard> review; ///< of a queue
    Result<std::vector<TrashCard>> trash;
};

struct CleanupPage::Counts {
    std::array<std::optional<quint64>, cleanupTabs> of;
    std::optional<quint64> looked, waiting;
    bool canTellDark = true;
};

CleanupPage::CleanupPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("cleanup"), parent), parts_(parts), frame_(new PageFrame(id(), this)),
      info_(new InfoBar(this)), look_(new LookInfo(*info_, parts.bridge, parts.messages, this)),
      limit_(new LimitRow(this)), ask_(new AskPanel(parts.thumbnails, this)),
      emptying_(new TrashEmptying(parts, *ask_, this)),
      model_(new CleanupModel(parts.worker, parts.photos, parts.pictureFacts, list_, this)),
      view_(new TileView(&parts.thumbnails, this)), compare_(new CompareView(parts, this)),
      giving_(new GiveCopies(parts, id(), this)), saying_(new SayPlace(parts, id(), this)),
      empty_(new WrappedLabel(Type::body, &Theme::ink2, this)), asked_(parts.worker, this),
      countsAsked_(parts.worker, this), limitAsked_(parts.worker, this)
{
    countsLater_.setSingleShot(true);
    countsLater_.setInterval(countsLaterMs);
    view_->setItemDelegate(new CleanupTile(*model_, parts.thumbnails, view_));
    view_->setModel(model_);
    addActions();
    layOut();
    connectParts();
    retranslate();
}

CleanupPage::~CleanupPage()
{
    leaving_->cancel();
}

void CleanupPage::layOut()
{
    view_->setCheckBoxes(true);
    view_->setStickyHeadings(true);
    view_->setLook({.tile = QSize(CleanupTile::side, CleanupTile::side + CleanupTile::belowHeight()), .gap = 16});
    view_->setZoomRange(CleanupTile::least, CleanupTile::most);
    auto* const tabs = new QHBoxLayout;
    tabs->setSpacing(0);
    for (int tab = 0; tab < cleanupTabs; ++tab) {
        Button* const button =
            parts_.actions.button(QStringLiteral("cleanup.") + tabId(static_cast<CleanupTab>(tab)), this);
        button->setSegment(tab == 0, tab == cleanupTabs - 1);
        tabs->addWidget(button);
    }
    tabs->addStretch();
    trashAll_ = parts_.actions.button(QStringLiteral("cleanup.trashAll"), this);
    restoreAll_ = parts_.actions.button(QStringLiteral("cleanup.restoreAll"), this);
    frame_->headerRight().addWidget(trashAll_);
    frame_->headerRight().addWidget(restoreAll_);
    emptyTrash_ = parts_.actions.button(QStringLiteral("cleanup.emptyTrash"), this);
    frame_->headerRight().addWidget(emptyTrash_);
    empty_->setObjectName(QStringLiteral("empty"));
    empty_->setFocusPolicy(Qt::StrongFocus);
    empty_->hide();
    frame_->below().addLayout(tabs);
    frame_->below().addWidget(limit_);
    frame_->below().addWidget(info_);
    frame_->below().addWidget(ask_);
    frame_->below().setContentsMargins(metric::pageMargin, 0, metric::pageMargin, 12);
    // The frames of tiles and the scroll bar stand in the margin.
    const int around = view_->look().around, bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    auto* const content = new QWidget(this);
    auto* const lines = new QVBoxLayout(content);
    lines->setContentsMargins(metric::pageMargin - around, 0, metric::pageMargin - around - bar, 0);
    empty_->setContentsMargins(around, 0, 0, 0);
    lines->addWidget(empty_);
    compare_->setContentsMargins(around, 0, around + bar, 8);
    compare_->hide();
    lines->addWidget(compare_, 1);
    lines->addWidget(view_, 1);
    lines->addStretch();
    frame_->setContent(content, true);
    auto* const column = new QHBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(frame_);
    setFocusProxy(view_);
    fillBar();
}

void CleanupPage::connectParts()
{
    connect(view_, &TileView::activated, this, &CleanupPage::open);
    connect(view_, &TileView::selectionChangedTo, this, &CleanupPage::selected);
    connect(view_, &TileView::headingClicked, this, [this](int section) {
        const auto [first, last] = view_->geometryOfTiles().rowsOf(section);
        view_->selectionModel()->select({model_->index(first, 0), model_->index(last - 1, 0)},
                                        QItemSelectionModel::Select);
    });
    connect(model_, &IdListModel::failed, this, [this](const Error& error) {
        parts_.messages.say({.rank = Rank::error, .topic = id(), .words = [error] { return piecesOf(error); }});
    });
    connect(&parts_.bridge, &JobBridge::changed, this, &CleanupPage::changed);
    connect(&parts_.bridge, &JobBridge::finished, this, &CleanupPage::finished);
    connect(&parts_.decider, &Decider::took, this, &CleanupPage::took);
    connectCompare();
    connect(ask_, &AskPanel::closed, this, [this] { setFocus(); });
    connect(giving_, &GiveCopies::closed, this, [this] { setFocus(); });
    connect(saying_, &SayPlace::closed, this, [this] { setFocus(); });
    connect(emptying_, &TrashEmptying::done, this, [this] { changed({.everything = true}); });
    connect(limit_, &LimitRow::moved, this, &CleanupPage::askLimit);
    connect(limit_, &LimitRow::chosen, this, &CleanupPage::moveLimit);
    connect(&countsLater_, &QTimer::timeout, this, &CleanupPage::askCounts);
}

void CleanupPage::connectCompare()
{
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &CleanupPage::showCompare);
    connect(compare_, &CompareView::currentWanted, this, [this](qint64 photo) { goTo(PhotoId{photo}); });
    connect(compare_, &CompareView::keepWanted, this, [this](qint64 photo) {
        goTo(PhotoId{photo});
        keep({PhotoId{photo}});
    });
    connect(compare_, &CompareView::trashWanted, this, [this](qint64 photo) {
        goTo(PhotoId{photo});
        trash();
    });
    connect(compare_, &CompareView::acceptWanted, this, &CleanupPage::accept);
    connect(compare_, &CompareView::previousWanted, this, [this] {
        if (const CleanupEntry* const entry = current()) goToGroup(entry->group - 1);
    });
    connect(compare_, &CompareView::closed, this, [this] { compare(false); });
}

Place CleanupPage::place() const
{
    Place place{.page = id(), .query = {{tabKey, tabId(tab_)}}};
    const QList<int> rows = view_->actedRows();
    for (const int row : rows) place.selection << model_->idOf(model_->index(row, 0));
    if (const int first = view_->firstVisibleRow(); first >= 0) place.first = model_->idOf(model_->index(first, 0));
    return place;
}

/// Back from the viewer finds what was decided at its place; from anywhere else the tab begins anew.
void CleanupPage::openAt(const Place& place)
{
    const QString named = place.query.value(tabKey).toString();
    CleanupTab tab = tab_;
    for (int i = 0; i < cleanupTabs; ++i)
        if (named == tabId(static_cast<CleanupTab>(i))) tab = static_cast<CleanupTab>(i);
    wanted_ = place;
    look_->openAgain();
    const bool viewed = std::exchange(viewing_, false);
    if (!viewed || !loaded_ || tab != tab_)
        show(tab);
    else if (std::exchange(stale_, false))
        ask();
    else
        keepPlace(*view_, *model_, std::exchange(wanted_, {}));
    askCounts();
    (empty_->isHidden() ? static_cast<QWidget*>(this) : empty_)->setFocus();
}

/// The tab from its beginning.
void CleanupPage::show(CleanupTab tab)
{
    ++visit_;
    anew_ = true;
    stale_ = false;
    kept_.clear();
    disarm();
    ask_->shut();
    if (tab != tab_ || !loaded_) { // else it shows what it did until the answer is there
        tab_ = tab;
        loaded_ = failed_ = false;
        list_ = {};
        model_->setTab(tab);
        limit_->begin(grouped());
        if (!grouped()) compare(false);
        view_->clearSelection();
        shown();
        fillBar();
    }
    ask();
}

void CleanupPage::ask()
{
    const auto question = [&facts = parts_.pictureFacts, &cleanup = parts_.cleanup, kind = kindOf(tab_),
                           leaving = leaving_]() -> Answer {
        Answer answer{ReviewCard{}, cleanup.trash()};
        if (kind) answer.review = facts.review(*kind, std::nullopt, *leaving);
        return answer;
    };
    const auto then = [this, visit = visit_, decisions = decisions_](const Answer& answer) {
        if (visit != visit_) return;
        decisions == decisions_ ? got(answer) : ask(); // else it may not know of the newest decision
    };
    if (loaded_)
        asked_.ask(question, then);
    else
        asked_.askFirst(question, then); // nothing is shown yet: what other pages asked may take its time
}

void CleanupPage::got(const Answer& answer)
{
    const Error* const error = !answer.review  ? &answer.review.error()
                               : !answer.trash ? &answer.trash.error()
                                               : nullptr;
    failed_ = error != nullptr;
    if (error) {
        if (error->code != Code::cancelled)
            parts_.messages.say(
                {.rank = Rank::error, .topic = id(), .words = [error = *error] { return piecesOf(error); }});
        return words();
    }
    parts_.messages.clear(id());
    // By another limit, wherever it was moved, taken back or brought back, it is another list.
    const bool moved = !inTrashTab() && loaded_ && answer.review->limit != list_.limit();
    loaded_ = true;
    const bool anew = std::exchange(anew_, false) || moved;
    counts_[std::size_t(CleanupTab::trash)] = answer.trash->size();
    if (inTrashTab()) {
        anew ? list_.show(*answer.trash) : list_.merge(*answer.trash);
    } else {
        waiting_ = answer.review->waiting;
        CleanupList fresh;
        fresh.show(*answer.review);
        std::set<PhotoId> thrownAway;
        for (const TrashCard& card : *answer.trash) thrownAway.insert(card.id);
        const auto kept = [this](PhotoId photo) {
            return std::ranges::any_of(kept_, [photo](const KeptRecord& record) {
                return record.inForce && std::ranges::find(record.photos, photo) != record.photos.end();
            });
        };
        if (anew)
            list_ = std::move(fresh);
        else
            list_.merge(*answer.review, thrownAway, kept);
    }
    shown();
    if (anew || wanted_.page == id()) keepPlace(*view_, *model_, std::exchange(wanted_, {}));
}

void CleanupPage::askCounts()
{
    countsLater_.stop();
    const auto question = [&facts = parts_.pictureFacts, &cleanup = parts_.cleanup, &archive = parts_.archive,
                           &settings = parts_.settings, leaving = leaving_] {
        Counts counts;
        for (int tab = 0; tab < cleanupTabs; ++tab) {
            const auto kind = kindOf(static_cast<CleanupTab>(tab));
            if (!kind) continue;
            const auto review = facts.review(*kind, std::nullopt, *leaving);
            if (!review) continue;
            CleanupList list;
            list.show(*review);
            counts.of[std::size_t(tab)] = list.open();
            counts.waiting = review->waiting;
        }
        if (const auto trash = cleanup.trash()) counts.of[std::size_t(CleanupTab::trash)] = trash->size();
        if (const auto models = settings.models()) counts.canTellDark = canTellDark(*models);
        if (const auto overview = archive.overview(); overview && counts.waiting) {
            const quint64 not_ = overview->unreadable + *counts.waiting;
            counts.looked = overview->photos > not_ ? overview->photos - not_ : 0;
        }
        return counts;
    };
    countsAsked_.ask(question, [this](const Counts& counts) { got(counts); });
}

void CleanupPage::got(const Counts& counts)
{
    for (std::size_t tab = 0; tab < counts_.size(); ++tab)
        if (counts.of[tab]) counts_[tab] = counts.of[tab];
    looked_ = counts.looked ? counts.looked : looked_.value_or(0);
    canTellDark_ = counts.canTellDark;
    if (counts.waiting) waiting_ = *counts.waiting;
    words();
}

/// What a limit would come to, while somebody moves it.
void CleanupPage::askLimit(float limit)
{
    const auto kind = kindOf(tab_);
    if (!kind) return;
    limitAsked_.ask([&facts = parts_.pictureFacts, kind = *kind, limit,
                     leaving = leaving_] { return facts.review(kind, limit, *leaving); },
                    [this, visit = visit_](const Result<ReviewCard>& would) {
                        if (!would || visit != visit_) return;
                        const int many = static_cast<int>(would->groups.size());
                        limit_->tell((grouped() ? tr("%Ln groups, %1 recommended", nullptr, many)
                                                : tr("%Ln photos, %1 recommended", nullptr, many))
                                         .arg(numberText(would->recommended)));
                    });
}

/// The tab is filled anew by it. Of groups, the library says how far it is from the default alone: what it is now, the
/// page says.
void CleanupPage::moveLimit(std::optional<float> limit)
{
    const auto verdict = verdictOf(tab_);
    const std::optional<float> own = list_.ownLimit();
    if (!own) return;
    const Command command =
        verdict ? Command(MoveVerdict{*verdict, limit}) : MoveAlike{alikeKindOf(tab_), limit.value_or(*own) - *own};
    Words said;
    if (!verdict && limit && *limit != *own)
        said = [which = std::string(nameOf(alikeKindOf(tab_))), to = QString::number(double(*limit), 'f', 2)] {
            return decisionSaid("limitChanged", which + ' ' + to.toStdString(), 0, 0);
        };
    parts_.decider.take(
        command, this,
        [this, visit = visit_](const Result<Decided>& decided) {
            if (decided && visit == visit_) show(tab_);
        },
        said);
}

/// Of what is shown as recommended, what the library recommends still, by the limit in force: it is asked once more,
/// after all that was decided before.
void CleanupPage::throwRecommended(const std::vector<PhotoId>& photos)
{
    const auto kind = kindOf(tab_);
    if (photos.empty() || !kind) return;
    parts_.worker.askFirst(
        this,
        [&facts = parts_.pictureFacts, kind = *kind, leaving = leaving_] {
            return facts.review(kind, std::nullopt, *leaving);
        },
        [this, photos](const Result<ReviewCard>& review) {
            if (!review) {
                if (review.error().code == Code::cancelled) return;
                return parts_.messages.say({.rank = Rank::error, .topic = id(), .words = [error = review.error()] {
                                                return piecesOf(error);
                                            }});
            }
            CleanupList now;
            now.show(*review);
            std::vector<PhotoId> still;
            std::ranges::copy_if(photos, std::back_inserter(still), [&now](PhotoId photo) {
                const CleanupEntry* const entry = now.find(photo);
                return entry && entry->proposed;
            });
            if (still.size() < photos.size()) ask();
            if (!still.empty()) throwAway(still);
        });
}

void CleanupPage::changed(const Changes& changes)
{
    if (!changes.everything && changes.photos.empty() && !changes.people && !changes.history) return;
    if (!isVisible()) {
        stale_ = true;
        return;
    }
    ask();
    countsLater_.start();
}

/// What was undone holds no more until it is redone; how the rest stands, the library says when it is asked.
void CleanupPage::took(const Decided& decided)
{
    for (KeptRecord& record : kept_)
        if (decided.of == record.decision) record.inForce = !record.inForce;
}

void CleanupPage::finished()
{
    const JobOrder& order = parts_.bridge.order();
    if (std::holds_alternative<jobs::FollowTrash>(order) || std::holds_alternative<jobs::Understand>(order))
        changed({.everything = true});
}

void CleanupPage::shown()
{
    model_->refresh();
    sections();
    words();
    showCompare();
}

void CleanupPage::sections()
{
    if (!grouped()) return view_->setSections({}, {});
    std::vector<int> sizes = list_.groupSizes();
    const std::size_t groups = sizes.size();
    view_->setSections(sizes, [sizes, groups](int section) {
        return TileHeading{tr("%Ln photos", nullptr, sizes[static_cast<std::size_t>(section)]),
                           tr("Group %1 of %2").arg(numberText(std::uint64_t(section) + 1), numberText(groups))};
    });
}

QString CleanupPage::headerWords() const
{
    if (!loaded_) return failed_ ? QString() : tr("Reading…");
    if (list_.entries().empty()) return {};
    if (inTrashTab()) {
        const std::vector<PhotoId> there = list_.inTrash();
        return tr("%Ln photos, %1", nullptr, static_cast<int>(there.size())).arg(bytesText(list_.bytesOf(there)));
    }
    const std::vector<PhotoId> going = list_.recommended();
    const QString photos = tr("%Ln photos", nullptr, static_cast<int>(list_.open()));
    if (going.empty()) return photos;
    return tr("%1, %2 recommended, %3 would be freed")
        .arg(photos, numberText(going.size()), bytesText(list_.bytesOf(going)));
}

QString CleanupPage::emptyWords() const
{
    if (tab_ == CleanupTab::dark && !canTellDark_) // then nobody looked
        return tr("What tells dark photos is not installed. It is in the settings, under Recognition.");
    if (!inTrashTab() && waiting_ > 0)
        return looked_ == quint64{0} ? tr("No photo was looked at yet.") : tr("Nothing here among what was looked at.");
    return emptyText(tab_, looked_.value_or(0));
}

void CleanupPage::words()
{
    if (loaded_ && !inTrashTab()) counts_[std::size_t(tab_)] = list_.open(); // what the heading says
    for (std::size_t tab = 0; tab < counts_.size(); ++tab) most_[tab] = std::max(most_[tab], counts_[tab].value_or(0));
    frame_->setCounts(headerWords());
    const bool none = loaded_ && list_.entries().empty();
    empty_->setText(none && (inTrashTab() || looked_) ? emptyWords() : QString());
    showEmpty(none);
    trashAll_->setVisible(!inTrashTab());
    restoreAll_->setVisible(inTrashTab());
    emptyTrash_->setVisible(inTrashTab());
    if (list_.ownLimit()) limit_->setLimit(*list_.limit(), *list_.ownLimit(), list_.leastLimit());
    showInfo();
    fitTabs();
    fitCompare();
    selected();
}

void CleanupPage::showInfo()
{
    look_->show(inTrashTab() ? 0 : waiting_);
}

/// What shows takes the focus of what goes, so that it stays on the page.
void CleanupPage::showEmpty(bool none)
{
    if (none) compare(false);
    QWidget* const view = comparing_ ? static_cast<QWidget*>(compare_) : view_;
    QWidget *const now = none ? empty_ : view, *const before = none ? view : empty_;
    now->show();
    if (before->hasFocus()) now->setFocus();
    before->setVisible(false);
}

void CleanupPage::selected()
{
    const std::vector<PhotoId> photos = chosen();
    if (!armed_.empty() && photos != armed_) disarm();
    frame_->bar().setWords(actedPhotos(*view_), photos.empty() ? QString() : bytesText(list_.bytesOf(photos)));
    parts_.actions.refresh();
}

void CleanupPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitTabs();
    fitCompare();
}

/// Where photos that are compared have little room, what the page says above them gives way.
void CleanupPage::fitCompare()
{
    const bool hasLimit = list_.ownLimit().has_value();
    int room = height();
    for (const QWidget* const part : std::initializer_list<const QWidget*>{limit_, info_, ask_})
        if (part == limit_ ? hasLimit : !part->isHidden()) room -= part->sizeHint().height() + metric::tight;
    const bool roomy = room >= roomyHeight;
    compare_->setRoomy(roomy);
    frame_->setHeaderShown(!comparing_ || roomy);
    limit_->setVisible(hasLimit && (!comparing_ || roomy));
}

void CleanupPage::retranslate()
{
    frame_->setTitle(tr("Clean up"));
    view_->setAccessibleName(tr("Photos that may go"));
    model_->retranslate();
    ask_->retranslate();
    giving_->retranslate();
    saying_->retranslate();
    limit_->retranslate();
    compare_->retranslate();
    sections();
    words();
    view_->viewport()->update();
}

} // namespace albumen
