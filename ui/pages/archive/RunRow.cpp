#include "pages/archive/RunRow.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QStandardItemModel>

#include "Icons.h"
#include "Messages.h"
#include "Theme.h"
#include "widgets/Bar.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int bigWidth = 280, bigNarrow = 224, optionGap = 20, optionGapNarrow = 10;
constexpr int narrowUnder = 920; // of the row: below, its options would not stand beside the big button

class Glyph final : public QWidget
{
public:
    explicit Glyph(QWidget* parent) : QWidget(parent) { setFixedSize(20, 20); }
    bool good = true;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, good ? QStringLiteral("ok") : QStringLiteral("info"), rect(),
                  good ? theme().good : theme().ink3);
    }
};

QHBoxLayout* rowIn(QVBoxLayout* column, int spacing)
{
    auto* const row = new QHBoxLayout;
    row->setSpacing(spacing);
    column->addLayout(row);
    return row;
}

QVBoxLayout* columnOf(QWidget* widget, int spacing = 0)
{
    auto* const column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

} // namespace

RunRow::RunRow(bool reflinkOffered, QWidget* parent)
    : QWidget(parent), reflinkOffered_(reflinkOffered), right_(new QStackedLayout)
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    buttons_ = makeButtons();
    row->addWidget(buttons_);
    row->addLayout(right_, 1);
    right_->addWidget(makeIdle());
    right_->addWidget(makeProgress());
    right_->addWidget(makeDone());
    right_->addWidget(makeConfirm());
    fit();
    swapTo(State::idle);
    swapped_.invalidate();
    retranslate();
}

QWidget* RunRow::makeButtons()
{
    auto* const box = new QWidget(this);
    auto* const row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::tight);
    file_ = new Button(Button::Kind::big, QStringLiteral("archive"), box);
    pause_ = new Button(Button::Kind::bigOutlined, QStringLiteral("pause"), box);
    cancel_ = new Button(Button::Kind::bigOutlined, QStringLiteral("close"), box);
    file_->setObjectName(QStringLiteral("fileButton"));
    pause_->setObjectName(QStringLiteral("pauseButton"));
    cancel_->setObjectName(QStringLiteral("cancelButton"));
    for (Button* button : {file_, pause_, cancel_}) {
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        row->addWidget(button, 1);
    }
    box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(file_, &QPushButton::clicked, this, [this] {
        if (!deaf()) emit fileClicked();
    });
    connect(pause_, &QPushButton::clicked, this, [this] {
        if (!deaf()) emit pauseClicked();
    });
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (!deaf()) emit cancelClicked();
    });
    return box;
}

QWidget* RunRow::makeIdle()
{
    auto* const box = new QWidget(this);
    auto* const column = columnOf(box, 4);
    sentence_ = new WrappedLabel(Type::body, &Theme::ink, box);
    sentence_->setObjectName(QStringLiteral("sentence"));
    column->addWidget(sentence_);
    optionRow_ = rowIn(column, optionGap);
    mode_ = new QComboBox(box);
    mode_->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // never cut
    mode_->setObjectName(QStringLiteral("mode"));
    mode_->setProperty("small", true);
    mode_->addItems({QString(), QString(), QString(), QString()});
    if (auto* const items = qobject_cast<QStandardItemModel*>(mode_->model()); items && !reflinkOffered_)
        items->item(static_cast<int>(FilingMode::reflink))->setEnabled(false);
    optionRow_->addWidget(mode_);
    zip_ = new QCheckBox(box);
    unknown_ = new QCheckBox(box);
    noPeople_ = new QCheckBox(box);
    for (QCheckBox* check : {zip_, unknown_, noPeople_}) {
        optionRow_->addWidget(check);
        connect(check, &QCheckBox::clicked, this, &RunRow::edited);
    }
    addAlong();
    optionRow_->addWidget(along_);
    optionRow_->addStretch();
    preview_ = new Button(Button::Kind::outlined, {}, box);
    preview_->setObjectName(QStringLiteral("previewButton"));
    optionRow_->addWidget(preview_);
    connect(mode_, &QComboBox::activated, this, &RunRow::edited);
    connect(preview_, &QPushButton::clicked, this, &RunRow::previewClicked);
    return box;
}

/// Files that lie beside a photo and belong to it.
void RunRow::addAlong()
{
    along_ = new Button(Button::Kind::icon, QStringLiteral("more"), this);
    along_->setObjectName(QStringLiteral("along"));
    alongMenu_ = new QMenu(this);
    alongMenu_->setToolTipsVisible(true);
    sidecars_ = alongMenu_->addAction(QString());
    films_ = alongMenu_->addAction(QString());
    for (QAction* const action : {sidecars_, films_}) {
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, &RunRow::edited);
    }
    connect(along_, &QPushButton::clicked, this,
            [this] { alongMenu_->popup(along_->mapToGlobal(QPoint(0, along_->height() + 2))); });
}

QWidget* RunRow::makeProgress()
{
    auto* const box = new QWidget(this);
    auto* const column = columnOf(box);
    doing_ = new Label(Type::strong, &Theme::ink, box);
    doing_->setObjectName(QStringLiteral("doing"));
    rate_ = new Label(Type::body, &Theme::ink, box);
    rate_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* const top = rowIn(column, 12);
    top->addWidget(doing_);
    top->addStretch();
    top->addWidget(rate_);
    column->addStretch();
    bar_ = new Bar(box);
    column->addWidget(bar_);
    column->addStretch();
    counts_ = new Label(Type::caption, &Theme::ink2, box);
    counts_->setObjectName(QStringLiteral("counts"));
    current_ = new ElidedLabel(Qt::ElideMiddle, Type::caption, &Theme::ink3, box);
    problems_ = new Button(Button::Kind::link, {}, box);
    problems_->setObjectName(QStringLiteral("problemsLink"));
    auto* const below = rowIn(column, 16);
    below->addWidget(counts_);
    below->addWidget(current_, 1);
    below->addWidget(problems_);
    connect(problems_, &QPushButton::clicked, this, &RunRow::problemsClicked);
    return box;
}

QWidget* RunRow::makeDone()
{
    auto* const box = new QWidget(this);
    auto* const column = columnOf(box, 4);
    auto* const top = rowIn(column, metric::tight);
    doneIcon_ = new Glyph(box);
    doneText_ = new WrappedLabel(Type::strong, &Theme::good, box);
    doneText_->setObjectName(QStringLiteral("doneText"));
    top->addWidget(doneIcon_);
    top->addWidget(doneText_, 1);
    auto* const row = rowIn(column, metric::tight);
    openArchive_ = new Button(Button::Kind::primary, QStringLiteral("folder"), box);
    openArchive_->setObjectName(QStringLiteral("openArchive"));
    openZips_ = new Button(Button::Kind::outlined, {}, box);
    openZips_->setObjectName(QStringLiteral("openZips"));
    whatWasDone_ = new Button(Button::Kind::quiet, {}, box);
    whatWasDone_->setObjectName(QStringLiteral("whatWasDone"));
    options_ = new Button(Button::Kind::quiet, {}, box);
    options_->setObjectName(QStringLiteral("options"));
    for (Button* button : {openArchive_, openZips_, whatWasDone_, options_}) row->addWidget(button);
    row->addStretch();
    connect(options_, &QPushButton::clicked, this, &RunRow::optionsClicked);
    connect(openArchive_, &QPushButton::clicked, this, &RunRow::openArchiveClicked);
    connect(openZips_, &QPushButton::clicked, this, &RunRow::openZipsClicked);
    connect(whatWasDone_, &QPushButton::clicked, this, &RunRow::whatWasDoneClicked);
    return box;
}

QWidget* RunRow::makeConfirm()
{
    auto* const box = new QWidget(this);
    auto* const column = columnOf(box, 4);
    moveText_ = new WrappedLabel(Type::strong, &Theme::ink, box);
    column->addWidget(moveText_);
    auto* const row = rowIn(column, metric::tight);
    moveNo_ = new Button(Button::Kind::outlined, {}, box);
    moveNo_->setObjectName(QStringLiteral("moveNo"));
    moveYes_ = new Button(Button::Kind::outlined, {}, box);
    moveYes_->setObjectName(QStringLiteral("moveYes"));
    row->addWidget(moveNo_);
    row->addWidget(moveYes_);
    row->addStretch();
    connect(moveNo_, &QPushButton::clicked, this, [this] { emit moveConfirmed(false); });
    connect(moveYes_, &QPushButton::clicked, this, [this] { emit moveConfirmed(true); });
    return box;
}

bool RunRow::deaf() const
{
    return swapped_.isValid() && swapped_.elapsed() < deafMs;
}

void RunRow::swapTo(State state)
{
    const auto runs = [](State s) { return s == State::running || s == State::paused || s == State::cancelling; };
    const bool before = runs(state_), now = runs(state);
    const bool focused = hasFocus() || file_->hasFocus() || pause_->hasFocus() || cancel_->hasFocus();
    state_ = state;
    file_->setVisible(!now);
    pause_->setVisible(now);
    cancel_->setVisible(now);
    file_->setKind(state == State::done ? Button::Kind::bigSoft : Button::Kind::big);
    if (before != now) {
        swapped_.start();
        if (focused) (now ? pause_ : file_)->setFocus(Qt::OtherFocusReason);
    }
    right_->setCurrentIndex(now ? 1 : state == State::done ? 2 : state == State::confirmMove ? 3 : 0);
}

void RunRow::fit()
{
    const bool narrow = width() < narrowUnder;
    buttons_->setMinimumWidth(narrow ? bigNarrow : bigWidth);
    optionRow_->setSpacing(narrow ? optionGapNarrow : optionGap);
}

void RunRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void RunRow::setChoice(const ArchiveChoice& choice)
{
    choice_ = choice;
    mode_->setCurrentIndex(static_cast<int>(choice.mode));
    zip_->setChecked(choice.zip);
    unknown_->setChecked(choice.unknown);
    noPeople_->setChecked(choice.noPeople);
    const bool all = choice.mode == FilingMode::move; // nothing that belongs to a photo is left without it
    sidecars_->setChecked(all || choice.sidecars);
    films_->setChecked(all || choice.films);
    for (QAction* const action : {sidecars_, films_}) action->setEnabled(!all);
}

void RunRow::edited()
{
    ArchiveChoice next = choice_;
    next.mode = static_cast<FilingMode>(mode_->currentIndex());
    next.zip = zip_->isChecked();
    next.unknown = unknown_->isChecked();
    next.noPeople = noPeople_->isChecked();
    if (choice_.mode != FilingMode::move) {
        next.sidecars = sidecars_->isChecked();
        next.films = films_->isChecked();
    }
    if (next.mode == FilingMode::move && choice_.mode != FilingMode::move) return showConfirmMove();
    emit choiceEdited(next);
}

void RunRow::showIdle(const QString& sentence)
{
    sentence_->setText(sentence);
    swapTo(State::idle);
}

void RunRow::showConfirmMove()
{
    swapTo(State::confirmMove);
    moveNo_->setFocus(Qt::OtherFocusReason);
}

void RunRow::showProgress(const Progress& progress, bool paused, bool cancelling)
{
    // A button that is disabled hands the focus on to anybody: it waits here until the big button is back.
    if (cancelling && (pause_->hasFocus() || cancel_->hasFocus())) setFocus(Qt::OtherFocusReason);
    pause_->setEnabled(!cancelling);
    cancel_->setEnabled(!cancelling);
    swapTo(cancelling ? State::cancelling : paused ? State::paused : State::running);
    const bool photos = progress.step == JobStep::recognise || progress.step == JobStep::file;
    doing_->setText(cancelling ? tr("Stopping")
                    : paused   ? tr("Paused at %1").arg(numberText(progress.done))
                               : doingText(progress.step));
    QStringList pace;
    if (!paused && !cancelling && progress.rate > 0) pace << rateText(progress.rate, progress.step);
    if (!paused && !cancelling && progress.left && progress.total > 0) pace << leftText(*progress.left);
    rate_->setText(pace.join(QStringLiteral("  ·  ")));
    bar_->setVisible(progress.total > 0);
    bar_->show(progress.done, progress.total, paused || cancelling);
    const QString done = numberText(progress.done), total = numberText(progress.total);
    if (progress.total > 0)
        counts_->setText(photos ? tr("%1 of %2 photos").arg(done, total) : tr("%1 of %2").arg(done, total));
    else
        counts_->setText(photos ? tr("%Ln photos", nullptr, static_cast<int>(progress.done)) : done);
    current_->setText(fromUtf8(progress.current));
    const int problems = static_cast<int>(progress.problems);
    problems_->setText(progress.step == JobStep::recognise ? tr("%Ln could not be read", nullptr, problems)
                       : progress.step == JobStep::verify  ? tr("%Ln not as filed", nullptr, problems)
                                                           : tr("%Ln problems", nullptr, problems));
    problems_->setVisible(progress.problems > 0);
    pause_->setText(paused ? tr("Resume") : tr("Pause"));
    pause_->setIconName(paused ? QStringLiteral("play") : QStringLiteral("pause"));
}

void RunRow::showDone(const QString& sentence, bool good)
{
    doneGood_ = good;
    doneText_->setText(sentence);
    doneText_->setLook(Type::strong, good ? &Theme::good : &Theme::ink);
    static_cast<Glyph*>(doneIcon_)->good = good;
    doneIcon_->update();
    swapTo(State::done);
}

void RunRow::setReady(bool ready)
{
    file_->setEnabled(ready);
    for (QWidget* const part :
         {static_cast<QWidget*>(mode_), static_cast<QWidget*>(zip_), static_cast<QWidget*>(unknown_),
          static_cast<QWidget*>(noPeople_), static_cast<QWidget*>(along_), static_cast<QWidget*>(preview_)})
        part->setEnabled(ready);
}

bool RunRow::focusBig()
{
    Button* const big = file_->isHidden() ? pause_ : file_;
    if (big->isEnabled()) big->setFocus(Qt::MouseFocusReason);
    return big->isEnabled();
}

QString RunRow::sentence() const
{
    return state_ == State::done ? doneText_->text() : sentence_->text();
}

void RunRow::retranslate()
{
    file_->setText(tr("File photos by person"));
    file_->setToolTip(tr("File photos by person (Ctrl+R)"));
    pause_->setText(state_ == State::paused ? tr("Resume") : tr("Pause"));
    pause_->setToolTip(tr("Pause or resume (Ctrl+Shift+P)"));
    pause_->reserve({tr("Pause"), tr("Resume")});
    cancel_->setText(tr("Cancel"));
    cancel_->setToolTip(tr("Cancel (Ctrl+.)"));
    mode_->setItemText(static_cast<int>(FilingMode::copy), tr("Copy"));
    mode_->setItemText(static_cast<int>(FilingMode::hardLink), tr("Hard link"));
    mode_->setItemText(static_cast<int>(FilingMode::reflink), tr("Reflink"));
    mode_->setItemText(static_cast<int>(FilingMode::move), tr("Move"));
    mode_->setAccessibleName(tr("How photos are filed"));
    mode_->setToolTip(mode_->accessibleName());
    if (!reflinkOffered_)
        mode_->setItemData(static_cast<int>(FilingMode::reflink), tr("This disk cannot do reflinks"), Qt::ToolTipRole);
    zip_->setText(tr("Zips"));
    unknown_->setText(tr("Unknown"));
    noPeople_->setText(tr("No people"));
    zip_->setToolTip(tr("One zip per person"));
    unknown_->setToolTip(tr("File photos of people without a name to “Unknown”"));
    noPeople_->setToolTip(tr("File photos without faces to “No people”"));
    along_->setToolTip(tr("What is filed along with a photo"));
    along_->setAccessibleName(along_->toolTip());
    sidecars_->setText(tr("Sidecars go along"));
    sidecars_->setToolTip(tr("The .xmp and .aae files of other programs beside a photo"));
    films_->setText(tr("Films of live photos go along"));
    films_->setToolTip(tr("The short films that phones put beside a photo"));
    preview_->setText(tr("Preview plan…"));
    openArchive_->setText(tr("Open archive folder"));
    openZips_->setText(tr("Open zips"));
    whatWasDone_->setText(tr("What was done…"));
    options_->setText(tr("Options…"));
    options_->setToolTip(tr("How photos are filed, and the plan of the next run"));
    moveText_->setText(tr("Move the originals? Each is removed from its place only after a verified copy exists."));
    moveNo_->setText(tr("Cancel"));
    moveYes_->setText(tr("Move from now on"));
    bar_->setAccessibleName(tr("Progress"));
}

} // namespace albumen
