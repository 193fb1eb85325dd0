#include "pages/settings/SettingsPage.h"

#include <algorithm>
#include <cstdlib>

#include <QApplication>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include "JobBridge.h"
#include "TabFocus.h"
#include "Theme.h"
#include "pages/settings/BackupSection.h"
#include "pages/settings/ChoiceSection.h"
#include "pages/settings/FoldersSection.h"
#include "pages/settings/LimitsSection.h"
#include "pages/settings/PrivacySection.h"
#include "pages/settings/RecognitionSection.h"
#include "pages/settings/SectionNav.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

constexpr int navWidth = 216, ringRoom = 4, between = 28;
const QString sectionQuery = QStringLiteral("section");

} // namespace

SettingsPage::SettingsPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("settings"), parent),
      parts_(parts), sections_{new FoldersSection(parts),     new RecognitionSection(parts),
                               new LimitsSection(parts),      makeAppearanceSection(nullptr),
                               makeThumbnailSection(nullptr), makeLanguageSection(nullptr),
                               makeCardsSection(nullptr),     new BackupSection(parts),
                               new PrivacySection(parts)},
      frame_(new PageFrame(id(), this)), nav_(new SectionNav(static_cast<int>(sections_.size()), this)),
      scroll_(new QScrollArea(this))
{
    layOut();
    connect(nav_, &SectionNav::chosen, this, &SettingsPage::bringIntoSight);
    connect(scroll_->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (going_) return;
        wanted_.reset();
        nav_->setCurrent(sectionInSight());
    });
    connect(scroll_->verticalScrollBar(), &QScrollBar::rangeChanged, this, &SettingsPage::keepInSight);
    for (const Section* const section : sections_) connect(section, &Section::keptOther, this, &SettingsPage::askAll);
    connect(&parts_.bridge, &JobBridge::changed, this, [this](const Changes& changes) {
        if (!changes.everything && !changes.history) return;
        if (isVisible()) askAll();
    });
    retranslate();
    nav_->setCurrent(0);
}

void SettingsPage::layOut()
{
    auto* const content = new QWidget;
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(ringRoom, 0, metric::tight, metric::pageMargin);
    column->setSpacing(between);
    for (Section* const section : sections_) {
        column->addWidget(section);
        connect(section, &Section::appeared, this, [this](QWidget* what) {
            wanted_.reset(); // the page stays where somebody is
            QTimer::singleShot(0, what, [this, what] { scroll_->ensureWidgetVisible(what, 0, metric::pageMargin); });
        });
    }
    column->addStretch();
    content->setMaximumWidth(metric::contentMost);
    content->setAutoFillBackground(false);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setWidget(content);
    scroll_->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto* const both = new QWidget(this);
    auto* const row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, metric::pageMargin / 2, 0);
    row->setSpacing(metric::pageMargin - ringRoom);
    row->addWidget(nav_);
    row->addWidget(scroll_, 1);
    frame_->setContent(both, true);
    auto* const page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(frame_);
}

void SettingsPage::openAt(const Place& place)
{
    askAll();
    const QString wanted = place.query.value(sectionQuery).toString();
    for (int i = 0; i < sections_.size(); ++i)
        if (sections_[i]->objectName() == wanted) bringIntoSight(i);
    const QWidget* const focus = focusWidget();
    const bool inSection = isAncestorOf(focus) && !nav_->isAncestorOf(focus);
    if (!inSection) nav_->item(nav_->current()).setFocus(Qt::OtherFocusReason);
}

Place SettingsPage::place() const
{
    return {.page = id(), .query = {{sectionQuery, sections_[nav_->current()]->objectName()}}};
}

void SettingsPage::left()
{
    for (Section* const section : sections_) section->left();
}

void SettingsPage::askAll()
{
    for (Section* const section : sections_) section->ask();
}

/// The last one whose heading is above the middle third; the last of all at the end.
int SettingsPage::sectionInSight() const
{
    const QScrollBar& bar = *scroll_->verticalScrollBar();
    if (bar.value() == bar.maximum() && bar.maximum() > 0) return static_cast<int>(sections_.size()) - 1;
    int found = 0;
    for (int i = 0; i < sections_.size(); ++i)
        if (sections_[i]->y() <= bar.value() + scroll_->viewport()->height() / 3) found = i;
    return found;
}

void SettingsPage::bringIntoSight(int section)
{
    wanted_ = section;
    scroll_->widget()->layout()->activate();
    keepInSight();
}

/// What is asked of the library makes sections longer after one was brought into sight.
void SettingsPage::keepInSight()
{
    if (!wanted_) return;
    going_ = true;
    scroll_->verticalScrollBar()->setValue(sections_[*wanted_]->y());
    going_ = false;
    nav_->setCurrent(*wanted_);
}

/// The list is never gone; in a narrow window it is as wide as its words.
void SettingsPage::fitNav()
{
    const bool wide = window()->width() >= metric::slimUnder;
    nav_->setFixedWidth(wide ? navWidth : nav_->sizeHint().width());
    scroll_->parentWidget()->layout()->setSpacing(wide ? metric::pageMargin - ringRoom : metric::gap);
}

/// From the list Tab goes into the section that was chosen there, not to the first of all; inside the sections from one
/// to the next as they are seen, also where a row was made later than those below it.
bool SettingsPage::focusNextPrevChild(bool next)
{
    QWidget* const focus = QApplication::focusWidget();
    const QWidget* const all = scroll_->widget();
    const QList<QWidget*> stops = tabsAsSeen(*all);
    qsizetype to = -1;
    if (all->isAncestorOf(focus))
        to = stops.contains(focus) ? stops.indexOf(focus) + (next ? 1 : -1) : nearest(stops, *focus);
    else if (next && nav_->isAncestorOf(focus))
        to = std::ranges::find_if(stops, [top = sections_[nav_->current()]->y(),
                                          all](const QWidget* stop) { return stop->mapTo(all, QPoint()).y() >= top; }) -
             stops.begin();
    else
        return Page::focusNextPrevChild(next);
    if (to < 0 || to >= stops.size()) return focusBeyond(next);
    stops[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    scroll_->ensureWidgetVisible(stops[to]);
    return true;
}

/// Where the focus goes from what is hidden or disabled while it has it.
qsizetype SettingsPage::nearest(const QList<QWidget*>& stops, const QWidget& gone) const
{
    const QWidget* const all = scroll_->widget();
    const int top = gone.mapTo(all, QPoint()).y();
    const auto away = [&](const QWidget* stop) { return std::abs(stop->mapTo(all, QPoint()).y() - top); };
    return std::ranges::min_element(stops, {}, away) - stops.begin();
}

/// To what stands before the sections, or after them.
bool SettingsPage::focusBeyond(bool next)
{
    QWidget* beyond = scroll_;
    do beyond = next ? beyond->nextInFocusChain() : beyond->previousInFocusChain();
    while (beyond != scroll_ && (!takesTab(*beyond) || scroll_->isAncestorOf(beyond)));
    beyond->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void SettingsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitNav();
}

void SettingsPage::retranslate()
{
    frame_->setTitle(tr("Settings"));
    QStringList titles;
    for (Section* const section : sections_) {
        section->retranslate();
        titles << section->title();
    }
    nav_->setTexts(titles);
    fitNav();
    nav_->setAccessibleName(tr("Settings"));
}

} // namespace albumen
