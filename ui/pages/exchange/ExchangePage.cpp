#include "pages/exchange/ExchangePage.h"

#include <algorithm>
#include <utility>

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QSettings>
#include <QVBoxLayout>

#include "Count.h"
#include "Decider.h"
#include "JobBridge.h"
#include "Language.h"
#include "MessageSink.h"
#include "Messages.h"
#include "Theme.h"
#include "pages/exchange/ExchangeWords.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/FileDialogs.h"
#include "widgets/IconRow.h"
#include "widgets/Label.h"
#include "widgets/ListPanel.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QString exchangeTopic = QStringLiteral("exchange"), folderKey = QStringLiteral("exchange/folder"),
              namesKey = QStringLiteral("exchange/sameNames");

} // namespace

ExchangePage::ExchangePage(const Parts& parts, QWidget* parent)
    : TwoStepPage(QStringLiteral("exchange"), QStringLiteral("people"), parts, parent),
      folder_(toPath(QSettings().value(folderKey).toString()))
{
    setChoices(makeSources());
    connectParts();
    retranslate();
}

QWidget* ExchangePage::makeSources()
{
    auto* const card = new Card(this);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    folderRow_ = new IconRow(QStringLiteral("folder"), card);
    folderButton_ = new Button(Button::Kind::outlined, {}, card);
    folderButton_->setObjectName(QStringLiteral("exchangeFolder"));
    look_ = new Button(Button::Kind::primary, {}, card);
    look_->setObjectName(QStringLiteral("exchangeLook"));
    folderRow_->add(folderButton_);
    folderRow_->add(look_);
    namesRow_ = new IconRow(QStringLiteral("merge"), card);
    sameNames_ = new QCheckBox(card);
    sameNames_->setObjectName(QStringLiteral("exchangeNames"));
    sameNames_->setChecked(QSettings().value(namesKey).toBool());
    namesRow_->add(sameNames_);
    auto* const column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(folderRow_);
    column->addWidget(new Line(Qt::Horizontal, card));
    column->addWidget(namesRow_);
    return card;
}

void ExchangePage::connectParts()
{
    connect(folderButton_, &Button::clicked, this, &ExchangePage::askForFolder);
    connect(look_, &Button::clicked, this, &ExchangePage::look);
    connect(sameNames_, &QCheckBox::clicked, this, [](bool on) { QSettings().setValue(namesKey, on); });
    connect(&parts_.bridge, &JobBridge::started, this, &ExchangePage::showState);
    connect(&parts_.bridge, &JobBridge::finished, this, &ExchangePage::finished);
    connect(result_, &ListPanel::stepClicked, this, &ExchangePage::exchange);
    connect(result_, &ListPanel::backClicked, this,
            [this] { (look_->isEnabled() ? look_ : folderButton_)->setFocus(Qt::OtherFocusReason); });
}

void ExchangePage::openAt(const Place&)
{
    showState();
    if (!choicesShown()) return;
    (look_->isEnabled() ? look_ : folderButton_)->setFocus(Qt::OtherFocusReason);
}

void ExchangePage::askForFolder()
{
    QFileDialog* const dialog = folderDialog(tr("The folder that the machines share"), folder_, this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { choose(toPath(folder)); });
    dialog->open();
}

void ExchangePage::choose(const std::filesystem::path& folder)
{
    folder_ = folder;
    QSettings().setValue(folderKey, QFile::decodeName(folder.c_str()));
    retranslate();
    look();
}

void ExchangePage::look()
{
    anew_ = false;
    if (folder_.empty() || !parts_.bridge.start(jobs::Sync{folder_, sameNames_->isChecked(), true, false})) return;
    doing_ = Doing::looking;
    say([] { return tr("Looking at what is there. Nothing is changed yet."); });
    showState();
}

void ExchangePage::exchange()
{
    if (!parts_.bridge.start(jobs::Sync{folder_, sameNames_->isChecked(), false, anew_})) return;
    doing_ = Doing::exchanging;
    showChoices();
    say([] { return tr("Exchanging decisions"); });
    showState();
}

void ExchangePage::finished(const Report& report)
{
    const Doing done = std::exchange(doing_, Doing::nothing);
    showState();
    if (done == Doing::nothing) return;
    parts_.messages.clear(exchangeTopic);
    if (report.error && report.error->code == Code::rootOffline) return empty();
    if (report.error)
        parts_.messages.say({.rank = Rank::error, .topic = exchangeTopic, .words = [error = *report.error] {
                                 return piecesOf(error);
                             }});
    if (report.outcome != Outcome::completed || !report.sync)
        return say([done] {
            return done == Doing::looking ? tr("Nothing was changed.")
                                          : tr("What was taken so far stays. Another try goes on from there.");
        });
    done == Doing::looking ? found(report) : exchanged(report);
}

void ExchangePage::found(const Report& report)
{
    const std::uint64_t fresh = decisionsIn(*report.sync);
    showResult();
    const bool others = std::ranges::any_of(report.sync->logs, [](const SharedLogReport& log) { return !log.own; });
    result_->open([fresh, others, report]() -> ListPanel::Words {
        return {fresh > 0 ? tr("%Ln decisions would come", nullptr, count(fresh)) : tr("Nothing new from others"),
                joined({tr("What was decided here goes into a file of this library there. Photos are not sent."),
                        others ? QString() : tr("No other library has been there yet.")}),
                comingRows(report), tr("Nothing would be changed here."), tr("Exchange now")};
    });
    result_->stepButton().setFocus(Qt::OtherFocusReason);
}

void ExchangePage::exchanged(const Report& report)
{
    const std::uint64_t taken = decisionsIn(*report.sync);
    showResult();
    result_->open([taken, report]() -> ListPanel::Words {
        const std::size_t changes = changesIn(*report.sync);
        return {taken > 0 ? tr("%Ln decisions were taken over", nullptr, count(taken)) : tr("Nothing new from others"),
                changes == 0   ? QString()
                : changes == 1 ? tr("Can be undone at any time.")
                               : tr("Can be undone at any time, each library by itself."),
                exchangedRows(report)};
    });
    sayTaken(*report.sync);
}

/// The folder was met before, and nothing lies in it now: its drive may be away.
void ExchangePage::empty()
{
    anew_ = true;
    showResult();
    result_->open([]() -> ListPanel::Words {
        return {tr("The folder is empty"),
                tr("Decisions lay there the last time. Its drive may not be connected, or the cloud's program may not "
                   "run."),
                {},
                tr("Where it was emptied on purpose, this library can begin there anew."),
                tr("Begin anew")};
    });
}

void ExchangePage::sayTaken(const SyncReport& sync)
{
    if (changesIn(sync) == 0) return;
    const int taken = count(decisionsIn(sync));
    parts_.messages.say({.rank = Rank::undo,
                         .topic = QStringLiteral("undo"), // in the place of the decision before
                         .words =
                             [taken] {
                                 return Pieces{{tr("Took over %Ln decisions.", nullptr, taken), false}};
                             },
                         .link = [] { return tr("Undo"); },
                         .key = undoKey,
                         .follow = [&decider = parts_.decider] { decider.undo(); }});
}

void ExchangePage::showState()
{
    const bool busy = parts_.bridge.running();
    for (QWidget* const part : std::initializer_list<QWidget*>{folderButton_, sameNames_}) part->setEnabled(!busy);
    look_->setEnabled(!busy && !folder_.empty());
    look_->setToolTip(busy ? jobRunsText() : folder_.empty() ? tr("Choose the folder first.") : QString());
    folderButton_->setToolTip(busy ? jobRunsText() : QString());
    result_->stepButton().setEnabled(!busy);
}

void ExchangePage::retranslate()
{
    setAccessibleName(tr("Exchange with another machine"));
    frame_->setTitle(tr("Exchange with another machine"));
    folderRow_->setWords(
        folder_.empty() ? tr("A folder that the machines share") : pathText(folder_),
        tr("On a NAS, a stick or in a cloud. Each library keeps its decisions in a file of its own there."));
    folderButton_->setText(tr("Choose folder…"));
    look_->setText(tr("Look what would come"));
    namesRow_->setWords(tr("People with equal names are one"),
                        tr("Where both machines know an Anna, she is the same person."));
    sameNames_->setAccessibleName(tr("People with equal names are one"));
    if (!says())
        say([] {
            return tr(
                "Names, albums, ratings and whatever else was decided on one machine come to the other. The photos "
                "themselves are not sent: each machine has its own.");
        });
    TwoStepPage::retranslate();
    showState();
}

} // namespace albumen
