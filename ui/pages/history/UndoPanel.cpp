#include "pages/history/UndoPanel.h"

#include <QKeyEvent>
#include <QLocale>
#include <QVBoxLayout>

#include "Count.h"
#include "Messages.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "pages/history/FaceStrip.h"
#include "pages/history/HistoryModel.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr std::size_t namesSaid = 5; // of those that would go

Label* wrapped(Type type, QColor Theme::*colour, QWidget* parent)
{
    auto* const label = new Label(type, colour, parent);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    return label;
}

QString namesOf(const std::vector<std::string>& names)
{
    QStringList said;
    for (const std::string& name : names)
        if (said.size() < static_cast<qsizetype>(namesSaid)) said << fromUtf8(name);
    return QLocale().createSeparatedList(said);
}

} // namespace

UndoPanel::UndoPanel(const HistoryQuestions& history, Worker& worker, Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent), history_(history), worker_(worker), title_(wrapped(Type::section, &Theme::ink, this)),
      when_(wrapped(Type::caption, &Theme::ink3, this)), state_(wrapped(Type::body, &Theme::ink2, this)),
      back_(wrapped(Type::body, &Theme::ink, this)), left_(wrapped(Type::body, &Theme::ink, this)),
      goes_(wrapped(Type::body, &Theme::ink, this)), backFaces_(new FaceStrip(thumbnails, this)),
      leftFaces_(new FaceStrip(thumbnails, this)),
      undo_(new Button(Button::Kind::primary, QStringLiteral("undo"), this))
{
    undo_->setObjectName(QStringLiteral("undoEntry"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metric::gap, 24, metric::gap, metric::gap);
    column->setSpacing(metric::tight);
    for (QWidget* const widget :
         std::initializer_list<QWidget*>{title_, when_, state_, back_, backFaces_, left_, leftFaces_, goes_})
        column->addWidget(widget);
    column->addSpacing(metric::tight);
    column->addWidget(undo_);
    column->addStretch();
    connect(undo_, &Button::clicked, this, [this] {
        if (entry_) emit undoWanted(static_cast<qint64>(entry_->id));
    });
    fill();
}

void UndoPanel::showEntry(std::optional<HistoryCard> entry)
{
    const quint64 question = ++question_;
    const bool other = !entry || !entry_ || entry->id != entry_->id || entry->active != entry_->active;
    entry_ = std::move(entry);
    if (other) focusWanted_ = false;
    if (other) would_.reset(); // of the same entry the earlier answer stays in sight until the new one is there
    fill();
    if (!entry_ || !entry_->active) return;
    worker_.ask(
        this, [&history = history_, id = entry_->id] { return history.wouldUndo(id); },
        [this, question](const Result<UndoCard>& would) {
            if (question != question_) return;
            would_ = would;
            fill();
            if (focusWanted_) focusUndo();
        });
}

void UndoPanel::focusUndo()
{
    focusWanted_ = !would_;
    if (undo_->isEnabled()) undo_->setFocus(Qt::OtherFocusReason);
}

void UndoPanel::say(Label* label, const QString& words)
{
    label->setText(words);
    label->setVisible(!words.isEmpty());
}

void UndoPanel::fillBack(const UndoCard& would)
{
    if (would.back == 0)
        say(back_, tr("Nothing would come back: all of it was decided anew since."));
    else if (!would.faces.empty())
        say(back_, tr("%Ln faces would be as they were before.", nullptr, count(would.faces.size())));
    else
        say(back_, tr("%Ln changes would be taken back.", nullptr, count(would.back)));
    backFaces_->setFaces(would.faces);
}

void UndoPanel::fillLeft(const UndoCard& would)
{
    if (!would.facesLeft.empty())
        say(left_, tr("%Ln faces would stay as they are now: something newer was decided about them.", nullptr,
                      count(would.facesLeft.size())));
    else if (would.left > 0)
        say(left_, tr("%Ln changes would stay: something newer was decided there.", nullptr, count(would.left)));
    else
        say(left_, tr("Nothing newer stands in the way."));
    leftFaces_->setFaces(would.facesLeft);
}

void UndoPanel::fill()
{
    const bool known = would_ && *would_;
    const bool inForce = entry_ && entry_->active;
    say(title_, entry_ ? plain(sentenceOf(*entry_)) : tr("What undoing would do"));
    say(when_, entry_ ? whenText(entry_->atMs) : QString());
    say(state_, !entry_              ? tr("Choose an entry to see what would come back.")
                : !inForce           ? tr("This was undone.")
                : would_ && !*would_ ? sentenceOf(would_->error())
                                     : QString());
    for (Label* const label : {back_, left_, goes_}) say(label, {});
    if (known && inForce) {
        fillBack(**would_);
        fillLeft(**would_);
        const std::vector<std::string>& goes = (*would_)->goes;
        say(goes_, goes.empty() ? QString() : tr("Nobody would be called %1 any more.").arg(namesOf(goes)));
    } else {
        backFaces_->setFaces({});
        leftFaces_->setFaces({});
    }
    undo_->setText(tr("Undo this"));
    undo_->setVisible(inForce);
    undo_->setEnabled(known && (*would_)->back > 0);
}

void UndoPanel::retranslate()
{
    fill();
}

QString UndoPanel::words() const
{
    QStringList all;
    for (const Label* const label : {title_, when_, state_, back_, left_, goes_})
        if (!label->text().isEmpty()) all << label->text();
    return all.join(QLatin1Char('\n'));
}

void UndoPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) return emit backWanted();
    QWidget::keyPressEvent(event);
}

} // namespace albumen
