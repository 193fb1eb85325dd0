#include "pages/history/HistoryPage.h"

#include <utility>

#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

#include "Actions.h"
#include "Decider.h"
#include "JobBridge.h"
#include "Worker.h"
#include "pages/history/HistoryDelegate.h"
#include "pages/history/UndoPanel.h"
#include "views/TileView.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QString undoId = QStringLiteral("history.undo"), redoId = QStringLiteral("history.redo"),
              panelId = QStringLiteral("history.panel");

} // namespace

HistoryPage::HistoryPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("history"), parent), parts_(parts), shelf_(std::make_shared<HistoryShelf>()),
      model_(makeHistoryModel(parts.worker, shelf_, this)), frame_(new PageFrame(id(), this)),
      view_(new TileView(&parts.thumbnails, this)),
      panel_(new UndoPanel(parts.history, parts.worker, parts.thumbnails, this)),
      empty_(new Label(Type::body, &Theme::ink2, this))
{
    layOut();
    addActions();
    connect(view_, &TileView::activated, this, &HistoryPage::goToPanel);
    connect(view_, &TileView::left, model_, &IdListModel::settle);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPage::showCurrent);
    connect(view_, &TileView::selectionChangedTo, this, &HistoryPage::showCurrent);
    connect(model_, &QAbstractItemModel::dataChanged, this, &HistoryPage::showCurrent);
    connect(view_->verticalScrollBar(), &QScrollBar::valueChanged, this, &HistoryPage::askMore);
    connect(panel_, &UndoPanel::backWanted, this, [this] { view_->setFocus(); });
    connect(panel_, &UndoPanel::undoWanted, this, [this](qint64 decision) {
        view_->setFocus(); // the button goes with the entry's undo
        parts_.decider.undo(DecisionId{decision});
    });
    connect(&parts_.decider, &Decider::changed, this, &HistoryPage::showRedo);
    connect(&parts_.bridge, &JobBridge::changed, this, [this](const Changes& changes) {
        if (!changes.everything && !changes.history) return;
        stale_ = true;
        if (isVisible()) ask();
    });
    retranslate();
}

void HistoryPage::layOut()
{
    view_->setObjectName(QStringLiteral("history"));
    view_->setSelectionMode(QAbstractItemView::SingleSelection);
    const int high = HistoryDelegate::height();
    view_->setLook({.tile = QSize(high, high), .stretch = true, .mostColumns = 1});
    view_->setModel(model_);
    view_->setItemDelegate(new HistoryDelegate(parts_.thumbnails, *model_, *view_)); // the view owns it
    view_->setMenu([this](const QPoint& global) {
        parts_.actions.contextMenu({undoId, redoId, panelId}, this)->popup(global);
    });
    empty_->hide();
    frame_->below().addWidget(empty_);
    frame_->setContent(view_);
    frame_->setPanel(panel_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(frame_);
}

void HistoryPage::addActions()
{
    Decider& decider = parts_.decider;
    parts_.actions.add(
        this,
        {{.id = undoId,
          .text = [] { return tr("Undo this entry…"); },
          .icon = QStringLiteral("undo"),
          .enabled = [this] { return current() && current()->active; },
          .run = [this] { goToPanel(); },
          .needs = [this] { return current() ? tr("This entry is undone already.") : tr("Select an entry first."); }},
         {.id = redoId,
          .text = [] { return tr("Redo"); },
          .icon = QStringLiteral("redo"),
          .enabled = [&decider] { return decider.canRedo(); },
          .run = [&decider] { decider.redo(); },
          .needs = [] { return tr("There is nothing to redo."); }},
         {.id = panelId,
          .text = [] { return tr("What undoing would do"); },
          .keys = {QKeySequence(Qt::Key_W)},
          .run = [this] { frame_->setPanelShown(!frame_->panelShown()); },
          .menu = Menu::view,
          .section = 100,
          .checked = [this] { return frame_->panelShown(); }}});
    connect(frame_, &PageFrame::panelChanged, &parts_.actions, &Actions::refresh);
    frame_->bar().setActions(parts_.actions, {redoId, undoId});
    Button* const panel = parts_.actions.button(panelId, this);
    panel->setKind(Button::Kind::quiet);
    frame_->headerRight().addWidget(panel);
}

void HistoryPage::openAt(const Place& place)
{
    if (!place.selection.isEmpty() || place.first != Place::nothing) wanted_ = place;
    view_->setFocus();
    opening_ = stale_;
    if (stale_)
        ask();
    else
        restore();
}

Place HistoryPage::place() const
{
    Place here{.page = id()};
    if (const HistoryCard* const card = current()) here.selection = {static_cast<qint64>(card->id)};
    if (const int row = view_->firstVisibleRow(); row > 0) here.first = model_->idOf(model_->index(row, 0));
    return here;
}

void HistoryPage::left()
{
    model_->settle();
}

void HistoryPage::ask()
{
    stale_ = false;
    const quint64 question = ++asked_;
    parts_.worker.ask(
        this, [&history = parts_.history, most = most_] { return history.newest(most); },
        [this, question](const Result<std::vector<HistoryCard>>& newest) {
            if (question != asked_) return;
            if (newest) return show(*newest);
            parts_.messages.say(
                {.rank = Rank::error, .topic = id(), .words = [error = newest.error()] { return piecesOf(error); }});
        });
}

void HistoryPage::show(const std::vector<HistoryCard>& newest)
{
    std::vector<qint64> ids;
    for (const HistoryCard& card : newest)
        if (isRow(card)) ids.push_back(static_cast<qint64>(card.id));
    more_ = newest.size() >= most_;
    rows_ = ids.size();
    shelf_->put(newest);
    // What was decided elsewhere stands on top; rows keep their places for whoever has seen them.
    const bool opening = std::exchange(opening_, false);
    model_->apply(ids, !opening && rows_ > 0 && view_->watched() && model_->rowCount() > 0);
    model_->rereadAll();
    restore();
    retranslate();
    askMore();
}

void HistoryPage::restore()
{
    if (model_->rowCount() == 0) return;
    if (wanted_) {
        const int first = model_->rowOf(wanted_->first);
        if (first >= 0) view_->scrollToTop(first);
        const int chosen = wanted_->selection.isEmpty() ? -1 : model_->rowOf(wanted_->selection.first());
        if (chosen >= 0)
            view_->selectionModel()->setCurrentIndex(model_->index(chosen, 0), QItemSelectionModel::ClearAndSelect);
        wanted_.reset();
    }
    if (!view_->currentIndex().isValid() || !view_->selectionModel()->hasSelection())
        view_->selectionModel()->setCurrentIndex(view_->currentIndex().isValid() ? view_->currentIndex()
                                                                                 : model_->index(0, 0),
                                                 QItemSelectionModel::ClearAndSelect);
    showCurrent();
}

const HistoryCard* HistoryPage::current() const
{
    return view_->selectionModel()->hasSelection() ? model_->card(view_->currentIndex()) : nullptr;
}

void HistoryPage::showCurrent()
{
    const HistoryCard* const card = current();
    panel_->showEntry(card ? std::optional(*card) : std::nullopt);
    parts_.actions.refresh();
}

/// What it is about stands where it moves no button.
void HistoryPage::showRedo()
{
    frame_->bar().setWords(parts_.decider.canRedo() ? parts_.decider.redoText() : QString());
    parts_.actions.refresh();
}

void HistoryPage::goToPanel()
{
    if (!current() || !current()->active) return;
    frame_->setPanelShown(true);
    showCurrent(); // its row may have been read this moment, and not told yet
    panel_->focusUndo();
}

void HistoryPage::askMore()
{
    const QScrollBar& bar = *view_->verticalScrollBar();
    if (!more_ || bar.value() < bar.maximum()) return;
    more_ = false; // until the answer says so
    most_ += atOnce;
    ask();
}

void HistoryPage::retranslate()
{
    const int rows = static_cast<int>(rows_);
    frame_->setTitle(tr("History"));
    frame_->setCounts(rows == 0 ? QString()
                      : more_   ? tr("the newest %Ln decisions", nullptr, rows)
                                : tr("%Ln decisions", nullptr, rows));
    empty_->setText(tr("Nothing was decided yet. Names and corrections will be listed here."));
    empty_->setVisible(rows == 0 && asked_ > 0);
    view_->setAccessibleName(tr("History"));
    model_->retranslate();
    panel_->retranslate();
    showRedo();
}

} // namespace albumen
