// The clean-up page: its tabs, what can be done with photos, and the decisions that follow.
#include <algorithm>

#include <QFile>
#include <QMenu>

#include "Actions.h"
#include "Decider.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "Marks.h"
#include "MessageSink.h"
#include "Messages.h"
#include "SayPlace.h"
#include "Theme.h"
#include "pages/cleanup/CleanupModel.h"
#include "pages/cleanup/CleanupPage.h"
#include "pages/cleanup/CleanupWords.h"
#include "pages/cleanup/CompareView.h"
#include "pages/cleanup/TrashEmptying.h"
#include "views/TileView.h"
#include "widgets/Button.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QString lastTopic = QStringLiteral("cleanup/last");
constexpr std::size_t viewedMost = 200; // photos that the viewer walks through, from a queue of any length

/// As many digits, each as wide as any.
QString widestOf(quint64 count)
{
    QString digits = numberText(count);
    for (QChar& digit : digits)
        if (digit.isDigit()) digit = QLatin1Char('8');
    return digits;
}

} // namespace

void CleanupPage::addActions()
{
    for (const auto add : {&CleanupPage::tabActions, &CleanupPage::photoActions, &CleanupPage::sharedActions,
                           &CleanupPage::allActions, &CleanupPage::deleteActions})
        parts_.actions.add(this, (this->*add)());
    view_->setMenu([this](const QPoint& at) {
        parts_.actions.refreshNow();
        const QStringList ids = inTrashTab() ? QStringList{QStringLiteral("cleanup.restore"),
                                                           {},
                                                           QStringLiteral("cleanup.folder"),
                                                           {},
                                                           QStringLiteral("cleanup.delete")}
                                             : QStringList{QStringLiteral("cleanup.open"),
                                                           {},
                                                           QStringLiteral("cleanup.keep"),
                                                           QStringLiteral("cleanup.trashPhotos"),
                                                           QStringLiteral("cleanup.keepGroup"),
                                                           QStringLiteral("cleanup.compare"),
                                                           QStringLiteral("cleanup.mayGo"),
                                                           {},
                                                           QStringLiteral("cleanup.favourite"),
                                                           QStringLiteral("cleanup.stars"),
                                                           QStringLiteral("cleanup.place"),
                                                           QStringLiteral("cleanup.give"),
                                                           {},
                                                           QStringLiteral("cleanup.folder")};
        parts_.actions.contextMenu(ids, this)->popup(at);
    });
}

void CleanupPage::fillBar()
{
    QStringList ids{QStringLiteral("cleanup.restore")};
    if (!inTrashTab()) {
        ids = {QStringLiteral("cleanup.keep"), QStringLiteral("cleanup.trashPhotos")};
        if (grouped()) ids << QStringLiteral("cleanup.keepGroup") << QStringLiteral("cleanup.compare");
        ids << QStringLiteral("cleanup.open");
    }
    frame_->bar().setActions(parts_.actions, ids);
}

QString CleanupPage::tabWords(CleanupTab tab, bool widest) const
{
    const auto at = static_cast<std::size_t>(tab);
    if (tabsNarrow_ || !counts_[at]) return tabText(tab);
    return tabText(tab) + QLatin1Char(' ') + (widest ? widestOf(most_[at]) : numberText(*counts_[at]));
}

/// The counts go where there is no room for all tabs in a row.
void CleanupPage::fitTabs()
{
    constexpr int aroundWords = 24; // of a button
    const QFontMetrics metrics(fontOf(Type::strong));
    tabsNarrow_ = false;
    int width = 2 * metric::pageMargin;
    for (int tab = 0; tab < cleanupTabs; ++tab)
        width += metrics.horizontalAdvance(tabWords(static_cast<CleanupTab>(tab), true)) + aroundWords;
    tabsNarrow_ = width > this->width();
    parts_.actions.refresh();
}

std::vector<ActionSpec> CleanupPage::tabActions()
{
    std::vector<ActionSpec> specs;
    for (int i = 0; i < cleanupTabs; ++i) {
        const auto tab = static_cast<CleanupTab>(i);
        specs.push_back({.id = QStringLiteral("cleanup.") + tabId(tab),
                         .text = [this, tab] { return tabWords(tab, false); },
                         .run =
                             [this, tab] {
                                 wanted_ = {};
                                 show(tab);
                                 view_->setFocus(Qt::OtherFocusReason); // so that the letters are about its photos
                             },
                         .menu = Menu::view,
                         .section = 100,
                         .checked = [this, tab] { return tab_ == tab; },
                         .texts = [this, tab] { return QStringList{tabWords(tab, true)}; }});
    }
    return specs;
}

std::vector<ActionSpec> CleanupPage::photoActions()
{
    const auto some = [this] { return !chosen().empty(); };
    const auto ofQueue = [this, some] { return !inTrashTab() && some(); };
    const auto someFirst = [this] {
        return inTrashTab() ? tr("Photos in the trash are brought back by Restore.")
                            : tr("Select one photo or more first.");
    };
    return {{.id = QStringLiteral("cleanup.open"),
             .text = [] { return tr("Open"); },
             .icon = QStringLiteral("photos"),
             .enabled = [this] { return canOpen(); },
             .run = [this] { open(model_->index(view_->actedRows().first(), 0)); },
             .menu = Menu::photo,
             .needs = [] { return tr("Select one photo first that is not in the trash."); }},
            {.id = QStringLiteral("cleanup.keep"),
             .text = [] { return tr("Keep"); },
             .icon = QStringLiteral("check"),
             .keys = {QKeySequence(Qt::Key_K)},
             .enabled = ofQueue,
             .run = [this] { keep(chosen()); },
             .menu = Menu::photo,
             .section = 1,
             .needs = someFirst},
            {.id = QStringLiteral("cleanup.trashPhotos"),
             .text = [] { return tr("Trash"); },
             .icon = QStringLiteral("trash"),
             .keys = {QKeySequence(Qt::Key_T), QKeySequence(Qt::Key_Delete)},
             .enabled = ofQueue,
             .run = [this] { trash(); },
             .menu = Menu::photo,
             .section = 1,
             .needs = someFirst},
            {.id = QStringLiteral("cleanup.keepGroup"),
             .text = [] { return tr("Keep all of the group"); },
             .icon = QStringLiteral("stack"),
             .keys = {QKeySequence(Qt::Key_A)},
             .enabled = [this, some] { return grouped() && some(); },
             .run = [this] { keep(list_.groupOf(chosen().front())); },
             .menu = Menu::photo,
             .section = 1,
             .needs =
                 [this] {
                     return grouped() ? tr("Select a photo of the group first.")
                                      : tr("Only similar photos and duplicates lie in groups.");
                 }},
            {.id = QStringLiteral("cleanup.compare"),
             .text = [] { return tr("Side by side"); },
             .icon = QStringLiteral("dup"),
             .keys = {QKeySequence(Qt::Key_C)},
             .enabled = [this] { return grouped() && current(); },
             .run = [this] { compare(!comparing_); },
             .menu = Menu::photo,
             .section = 1,
             .checked = [this] { return comparing_; },
             .needs =
                 [this] {
                     return grouped() ? tr("Select a photo of the group first.")
                                      : tr("Only similar photos and duplicates lie in groups.");
                 }},
            {.id = QStringLiteral("cleanup.mayGo"),
             .text = [] { return tr("May be recommended again"); },
             .icon = QStringLiteral("undo"),
             .enabled =
                 [this] {
                     const std::vector<PhotoId> photos = chosen();
                     return std::ranges::any_of(
                         photos, [this](PhotoId photo) { return keptByPerson(list_.find(photo)->photo); });
                 },
             .run = [this] { mayGo(); },
             .menu = Menu::photo,
             .section = 1,
             .needs = [] { return tr("Select a photo first that you keep."); }},
            {.id = QStringLiteral("cleanup.restore"),
             .text = [] { return tr("Restore"); },
             .icon = QStringLiteral("undo"),
             .enabled = [this] { return inTrashTab() && !thrown(chosen(), true).empty(); },
             .run = [this] { restore(thrown(chosen(), true)); },
             .menu = Menu::photo,
             .section = 1,
             .needs = [] { return tr("Select a photo in the trash first."); }},
            {.id = QStringLiteral("cleanup.folder"),
             .text = [] { return tr("Show in folder"); },
             .icon = QStringLiteral("folder"),
             .enabled = [this] { return chosen().size() == 1; },
             .run =
                 [this] {
                     const auto folder = list_.find(chosen().front())->photo.path.parent_path();
                     parts_.openUrl(QUrl::fromLocalFile(QFile::decodeName(folder.c_str())));
                 },
             .menu = Menu::photo,
             .section = 3,
             .needs = [] { return tr("Select one photo first."); }}};
}

/// As on every page of photos.
std::vector<ActionSpec> CleanupPage::sharedActions()
{
    const auto someFirst = [this] {
        return inTrashTab() ? tr("Photos in the trash are brought back by Restore.")
                            : tr("Select one photo or more first.");
    };
    const auto barRect = [this] {
        const PageBar& bar = frame_->bar();
        return QRect(bar.mapTo(this, QPoint()), bar.size()).adjusted(0, 0, -metric::pageMargin, 0);
    };
    std::vector<ActionSpec> specs = markActions(parts_.decider, id(), this, toMark(), someFirst);
    specs.push_back(saying_->action([this] { return chosenHere(); }, barRect, someFirst));
    specs.push_back(giving_->action(
        [this] { return !chosenHere().empty(); },
        [this]() -> GiveCopies::Photos { return [photos = chosenHere()] { return photos; }; }, someFirst));
    return specs;
}

PhotosToMark CleanupPage::toMark()
{
    const auto mark = [this] {
        std::vector<PhotoMark> marks;
        for (const PhotoId photo : chosenHere()) {
            const PhotoCard* const card = model_->card(model_->index(model_->rowOf(raw(photo)), 0));
            marks.push_back(card ? PhotoMark{card->favourite, card->stars} : PhotoMark());
        }
        return sharedMark(marks);
    };
    return {.any = [this] { return !chosenHere().empty(); },
            .mark = mark,
            .photos = [this] { return chosenHere(); },
            .then = [this](const std::vector<PhotoId>& photos) { model_->reread(rawIds(photos)); }};
}

std::vector<ActionSpec> CleanupPage::allActions()
{
    const auto all = [](const QString& count, const QString& bytes) {
        return tr("Trash all recommended (%1, %2)").arg(count, bytes);
    };
    return {{.id = QStringLiteral("cleanup.trashAll"),
             .text =
                 [this, all] {
                     const std::vector<PhotoId> photos = list_.recommended();
                     return photos.empty() ? tr("Trash all recommended")
                                           : all(numberText(photos.size()), bytesText(list_.bytesOf(photos)));
                 },
             .icon = QStringLiteral("trash"),
             .enabled = [this] { return !inTrashTab() && !list_.recommended().empty(); },
             .run =
                 [this] {
                     throwRecommended(list_.recommended());
                     setFocus(); // the button goes grey
                 },
             .menu = Menu::photo,
             .section = 2,
             .texts = [all] { return QStringList{all(numberText(8888), bytesText(888'800'000))}; },
             .needs = [] { return tr("Nothing is recommended here."); }},
            {.id = QStringLiteral("cleanup.restoreAll"),
             .text = [] { return tr("Restore all"); },
             .icon = QStringLiteral("undo"),
             .enabled = [this] { return inTrashTab() && !list_.inTrash().empty(); },
             .run =
                 [this] {
                     restore(list_.inTrash());
                     setFocus(); // the button goes grey
                 },
             .menu = Menu::photo,
             .section = 2,
             .needs =
                 [this] { return inTrashTab() ? tr("The trash is empty.") : tr("Open the tab of the trash first."); }}};
}

/// In the trash alone, and no key does it.
std::vector<ActionSpec> CleanupPage::deleteActions()
{
    const auto needs = [this] {
        return !emptying_->can() ? jobRunsText()
               : inTrashTab()    ? tr("Nothing is in the trash.")
                                 : tr("Open the tab of the trash first.");
    };
    return {{.id = QStringLiteral("cleanup.delete"),
             .text = [] { return tr("Delete for good…"); },
             .icon = QStringLiteral("close"),
             .enabled = [this] { return inTrashTab() && emptying_->can() && !thrown(chosen(), true).empty(); },
             .run =
                 [this] {
                     const std::vector<PhotoId> photos = thrown(chosen(), true);
                     emptying_->ask(photos, list_.bytesOf(photos), false);
                 },
             .menu = Menu::photo,
             .section = 4,
             .needs = needs},
            {.id = QStringLiteral("cleanup.emptyTrash"),
             .text = [] { return tr("Empty the trash…"); },
             .icon = QStringLiteral("close"),
             .enabled = [this] { return inTrashTab() && emptying_->can() && !list_.inTrash().empty(); },
             .run =
                 [this] {
                     const std::vector<PhotoId> photos = list_.inTrash();
                     emptying_->ask(photos, list_.bytesOf(photos), true);
                 },
             .menu = Menu::photo,
             .section = 4,
             .needs = needs}};
}

std::vector<PhotoId> CleanupPage::chosen() const
{
    std::vector<PhotoId> photos;
    const QList<int> rows = view_->actedRows();
    for (const int row : rows)
        if (const PhotoId photo{model_->idOf(model_->index(row, 0))}; list_.find(photo)) photos.push_back(photo);
    return photos;
}

std::vector<PhotoId> CleanupPage::chosenHere() const
{
    return inTrashTab() ? std::vector<PhotoId>() : thrown(chosen(), false);
}

std::vector<PhotoId> CleanupPage::thrown(const std::vector<PhotoId>& photos, bool which) const
{
    std::vector<PhotoId> some;
    std::ranges::copy_if(photos, std::back_inserter(some), [this, which](PhotoId photo) {
        const CleanupMark mark = list_.find(photo)->mark;
        return which == (inTrashTab() ? mark == CleanupMark::none : mark == CleanupMark::trashed);
    });
    return some;
}

bool CleanupPage::canOpen() const
{
    const std::vector<PhotoId> photos = chosen();
    return photos.size() == 1 && thrown(photos, true).empty() && parts_.navigator.has(QStringLiteral("viewer"));
}

/// The viewer walks through the group, or through the photos around it.
void CleanupPage::open(const QModelIndex& index)
{
    const CleanupEntry* const entry = list_.find(PhotoId{model_->idOf(index)});
    if (!entry || thrown({entry->photo.id}, false).empty()) return;
    const std::vector<CleanupEntry>& all = list_.entries();
    const auto row = static_cast<std::size_t>(index.row());
    const std::size_t first = row - std::min(row, viewedMost / 2), last = std::min(all.size(), row + viewedMost / 2);
    QStringList paths;
    for (std::size_t i = first; i < last; ++i)
        if ((!grouped() || all[i].group == entry->group) && all[i].mark != CleanupMark::trashed)
            paths << QFile::decodeName(all[i].photo.path.c_str());
    viewing_ = true;
    parts_.navigator.go({.page = QStringLiteral("viewer"),
                         .query = {{QStringLiteral("photo"), static_cast<qlonglong>(raw(entry->photo.id))},
                                   {QStringLiteral("under"), paths}}});
}

/// What was thrown away comes back with it.
void CleanupPage::keep(const std::vector<PhotoId>& photos)
{
    disarm();
    if (const std::vector<PhotoId> back = thrown(photos, true); !back.empty()) bringBack(back, CleanupMark::none);
    parts_.decider.take(KeepPhotos{photos}, this, [this, photos, visit = visit_](const Result<Decided>& decided) {
        if (!decided || visit != visit_) return;
        if (decided->id) kept_.push_back({*decided->id, photos});
        marked(photos, CleanupMark::kept);
    });
    goOn(photos);
}

void CleanupPage::mayGo()
{
    const std::vector<PhotoId> photos = chosen();
    parts_.decider.take(KeepPhotos{photos, false}, this);
}

/// Where nothing of a group would stay, the second time.
void CleanupPage::trash()
{
    const std::vector<PhotoId> photos = thrown(chosen(), false);
    if (photos.empty()) return;
    if (list_.emptiesGroup(photos) && armed_.empty()) {
        armed_ = chosen();
        return sayLast(static_cast<int>(photos.size()));
    }
    disarm();
    throwAway(photos);
    goOn(photos);
}

void CleanupPage::sayLast(int count)
{
    const auto words = [count] {
        return tr("Nothing of the group would stay. T again throws away these %Ln photos all the same.", nullptr,
                  count);
    };
    parts_.messages.say(
        {.rank = Rank::warning, .topic = lastTopic, .words = [words]() -> Pieces { return {{words()}}; }});
}

void CleanupPage::throwAway(const std::vector<PhotoId>& photos)
{
    disarm();
    parts_.decider.take(
        TrashPhotos{photos}, this,
        [this, photos, visit = visit_](const Result<Decided>& decided) {
            if (!decided || visit != visit_) return;
            marked(photos, CleanupMark::trashed);
        },
        [count = static_cast<int>(photos.size())]() -> Pieces {
            return {{tr("%Ln photos go to the trash.", nullptr, count)}};
        });
}

void CleanupPage::restore(const std::vector<PhotoId>& photos)
{
    bringBack(photos, CleanupMark::restored);
    goOn(photos);
}

void CleanupPage::bringBack(const std::vector<PhotoId>& photos, CleanupMark mark)
{
    parts_.decider.take(
        TrashPhotos{photos, false}, this,
        [this, photos, mark, visit = visit_](const Result<Decided>& decided) {
            if (!decided || visit != visit_) return;
            marked(photos, mark);
        },
        [count = static_cast<int>(photos.size())]() -> Pieces {
            return {{tr("%Ln photos come back from the trash.", nullptr, count)}};
        });
}

void CleanupPage::marked(const std::vector<PhotoId>& photos, CleanupMark mark)
{
    ++decisions_;
    list_.mark(photos, mark);
    shown();
}

/// To the next photo that nobody decided about; none is selected then, and the next letter is about that one.
void CleanupPage::goOn(const std::vector<PhotoId>& photos)
{
    if (photos.empty()) return;
    const std::vector<CleanupEntry>& all = list_.entries();
    const auto done = [&](const CleanupEntry& entry) {
        return entry.mark != CleanupMark::none || std::ranges::find(photos, entry.photo.id) != photos.end();
    };
    const int from = model_->rowOf(raw(photos.back()));
    for (std::size_t row = static_cast<std::size_t>(from); row < all.size(); ++row) {
        if (done(all[row])) continue;
        const QModelIndex next = model_->index(static_cast<int>(row), 0);
        view_->clearSelection();
        view_->selectionModel()->setCurrentIndex(next, QItemSelectionModel::NoUpdate);
        view_->scrollTo(next);
        return;
    }
    view_->clearSelection();
}

/// The photo with the ring.
const CleanupEntry* CleanupPage::current() const
{
    const QModelIndex index = view_->currentIndex();
    return index.isValid() ? list_.find(PhotoId{model_->idOf(index)}) : nullptr;
}

void CleanupPage::compare(bool on)
{
    if (on == comparing_ || (on && !current())) return;
    const bool focused = isAncestorOf(focusWidget()) || hasFocus();
    comparing_ = on;
    if (on) view_->clearSelection(); // the letters are about the photo with the ring
    compare_->setVisible(on);
    view_->setVisible(!on);
    setFocusProxy(on ? static_cast<QWidget*>(compare_) : view_);
    if (focused) setFocus();
    fitCompare();
    showCompare();
    parts_.actions.refresh();
}

void CleanupPage::showCompare()
{
    const CleanupEntry* const entry = current();
    if (!comparing_ || !entry) return;
    std::vector<CleanupEntry> group;
    for (const PhotoId photo : list_.groupOf(entry->photo.id)) group.push_back(*list_.find(photo));
    const QString heading =
        tr("%Ln photos", nullptr, static_cast<int>(group.size())) + QStringLiteral("   ") +
        tr("Group %1 of %2").arg(numberText(std::uint64_t(entry->group) + 1), numberText(list_.groupSizes().size()));
    compare_->show(group, entry->photo.id, heading, list_.limit());
}

void CleanupPage::goTo(PhotoId photo)
{
    const QModelIndex index = model_->index(model_->rowOf(raw(photo)), 0);
    view_->clearSelection();
    view_->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
}

void CleanupPage::goToGroup(int group)
{
    const auto& all = list_.entries();
    const auto first = std::ranges::find(all, group, &CleanupEntry::group);
    if (first != all.end()) goTo(first->photo.id);
}

/// What is proposed for the trash goes there; what a person decided about stays as it is.
void CleanupPage::accept()
{
    const CleanupEntry* const entry = current();
    if (!entry) return;
    std::vector<PhotoId> going;
    for (const PhotoId photo : list_.groupOf(entry->photo.id))
        if (list_.find(photo)->proposed) going.push_back(photo);
    const int next = entry->group + 1;
    throwRecommended(going);
    goToGroup(next);
}

void CleanupPage::disarm()
{
    if (std::exchange(armed_, {}).empty()) return;
    parts_.messages.clear(lastTopic);
}

} // namespace albumen
