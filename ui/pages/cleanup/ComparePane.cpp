#include "pages/cleanup/ComparePane.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "Icons.h"
#include "Messages.h"
#include "Paint.h"
#include "Theme.h"
#include "pages/cleanup/CleanupWords.h"
#include "views/PictureShelf.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr double wheelStep = 1.25, mostTimes = 64;
constexpr double goingDimmed = 0.45; // of what goes
constexpr int frameWidth = 3, radius = 6, inset = 12, mostFacts = 6, pillGap = 4;

int saidHeight()
{
    return QFontMetrics(fontOf(Type::captionStrong)).height() + 8;
}

QString line(const QString& name, const QString& value, const QColor& ink)
{
    return QStringLiteral("<tr><td>%1&nbsp;</td><td align=\"right\" style=\"color:%2\">%3</td></tr>")
        .arg(name.toHtmlEscaped(), ink.name(), value.toHtmlEscaped());
}

QString againstLimit(float number, std::optional<float> limit)
{
    const auto text = [](float share) { return QLocale().toString(static_cast<double>(share), 'f', 2); };
    return limit ? ComparePane::tr("%1, limit %2").arg(text(number), text(*limit)) : text(number);
}

} // namespace

CompareCanvas::CompareCanvas(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(120, 72);
}

void CompareCanvas::setEntry(const CleanupEntry& entry, bool current)
{
    entry_ = entry;
    current_ = current;
    setAccessibleName(nameText(entry.photo.path));
    update();
}

void CompareCanvas::setWords(const QString& words)
{
    words_ = words;
    update();
}

void CompareCanvas::setImage(const QImage& image, const QSize& whole)
{
    image_ = image;
    whole_ = whole;
    update();
}

void CompareCanvas::setSight(const PictureSight& sight)
{
    sight_ = sight;
    update();
}

QRect CompareCanvas::pictureArea() const
{
    return rect().adjusted(0, 0, 0, -(saidHeight() + 2 * pillGap));
}

double CompareCanvas::timesOfPixels() const
{
    const QSize fits = fittedInto(whole_, pictureArea().size());
    return fits.isEmpty() ? 1 : std::max(1., double(whole_.width()) / (fits.width() * devicePixelRatioF()));
}

QRectF CompareCanvas::imageRect() const
{
    const QSizeF size = QSizeF(fittedInto(whole_, pictureArea().size())) * sight_.times;
    const QPointF middle = QRectF(pictureArea()).center();
    return {middle - QPointF(sight_.centre.x() * size.width(), sight_.centre.y() * size.height()), size};
}

void CompareCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().canvas);
    if (!image_.isNull()) {
        painter.setOpacity(entry_.mark == CleanupMark::trashed && !current_ ? goingDimmed : 1);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setClipRect(pictureArea());
        painter.drawImage(imageRect(), image_);
        painter.setClipping(false);
        painter.setOpacity(1);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor frame = current_ ? theme().accent : entry_.photo.best ? theme().good : QColor(Qt::transparent);
    paintBox(painter, rect(), radius, Qt::transparent, frame, frameWidth);
    paintPill(painter);
}

void CompareCanvas::paintPill(QPainter& painter) const
{
    if (words_.isEmpty()) return;
    const QFont font = fontOf(Type::captionStrong);
    const QFontMetrics metrics(font);
    const bool goes = entry_.mark == CleanupMark::trashed;
    const bool stays = entry_.photo.best || entry_.mark == CleanupMark::kept;
    const QString words = metrics.elidedText(words_, Qt::ElideRight, width() - 4 * inset);
    QRect place(inset, pictureArea().bottom() + 1 + pillGap, metrics.horizontalAdvance(words) + 2 * inset,
                saidHeight());
    paintBox(painter, place, 6, goes ? theme().badSoft : stays ? theme().goodSoft : theme().card, Qt::transparent);
    painter.setFont(font);
    painter.setPen(goes ? theme().bad : stays ? theme().good : theme().ink);
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, words);
}

void CompareCanvas::wheelEvent(QWheelEvent* event)
{
    const QRectF before = imageRect();
    const double turn = event->angleDelta().y() / 120.0;
    if (before.isEmpty() || turn == 0) return;
    PictureSight sight = sight_;
    sight.times = std::clamp(sight_.times * std::pow(wheelStep, turn), 1., mostTimes);
    const QPointF at = event->position(), middle = QRectF(pictureArea()).center();
    const QPointF held((at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height());
    const QSizeF size = before.size() * (sight.times / sight_.times);
    sight.centre = sight.times == 1 ? QPointF(0.5, 0.5)
                                    : QPointF(std::clamp(held.x() + (middle.x() - at.x()) / size.width(), 0., 1.),
                                              std::clamp(held.y() + (middle.y() - at.y()) / size.height(), 0., 1.));
    emit sightWanted(sight);
}

void CompareCanvas::mousePressEvent(QMouseEvent* event)
{
    last_ = event->pos();
    emit clicked();
}

void CompareCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QRectF place = imageRect();
    if (!(event->buttons() & Qt::LeftButton) || place.isEmpty() || sight_.times == 1) return;
    const QPointF by = event->pos() - last_;
    last_ = event->pos();
    emit sightWanted({sight_.times,
                      {std::clamp(sight_.centre.x() - by.x() / place.width(), 0., 1.),
                       std::clamp(sight_.centre.y() - by.y() / place.height(), 0., 1.)}});
}

ComparePane::ComparePane(QWidget* parent)
    : QWidget(parent), canvas_(new CompareCanvas(this)), keep_(new Button(Button::Kind::outlined, "check", this)),
      trash_(new Button(Button::Kind::outlined, "trash", this)), facts_(new QLabel(this)),
      brief_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink, this)),
      file_(new ElidedLabel(Qt::ElideMiddle, Type::caption, &Theme::ink2, this))
{
    keep_->setKeyHint(Qt::Key_K);
    trash_->setKeyHint(Qt::Key_T);
    for (Button* const button : {keep_, trash_}) button->setFocusPolicy(Qt::NoFocus); // the letters do it
    facts_->setObjectName(QStringLiteral("compareFacts"));
    facts_->setTextFormat(Qt::RichText);
    facts_->setFont(fontOf(Type::caption));
    facts_->setWordWrap(true); // of reasons there may be many
    facts_->setAlignment(Qt::AlignTop);
    brief_->setObjectName(QStringLiteral("compareBrief"));
    brief_->hide();
    facts_->setMinimumHeight(mostFacts * QFontMetrics(fontOf(Type::caption)).lineSpacing()); // canvases are as high
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(keep_, 1);
    buttons->addWidget(trash_, 1);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(canvas_, 1);
    column->addLayout(buttons);
    column->addWidget(facts_);
    column->addWidget(brief_);
    column->addWidget(file_);
    connect(keep_, &Button::clicked, this, &ComparePane::keepWanted);
    connect(trash_, &Button::clicked, this, &ComparePane::trashWanted);
    retranslate();
}

void ComparePane::show(const CleanupEntry& entry, bool current, std::optional<float> limit)
{
    if (photo() != entry.photo.id) described_.reset();
    entry_ = entry;
    limit_ = limit;
    canvas_->setEntry(entry, current);
    keep_->setKind(entry.mark == CleanupMark::kept ? Button::Kind::primary : Button::Kind::outlined);
    trash_->setKind(entry.mark == CleanupMark::trashed ? Button::Kind::primary : Button::Kind::outlined);
    words();
    QWidget::show();
}

void ComparePane::setPicture(const QImage& image, const QSize& whole)
{
    canvas_->setImage(image, whole);
    if (whole_ == whole) return;
    whole_ = whole;
    words();
}

void ComparePane::tell(const DescribedPhoto& described)
{
    described_ = described;
    words();
}

void ComparePane::words()
{
    const QString said = proposalText(entry_, described_ ? verdictWords(described_->verdicts) : QString());
    canvas_->setWords(said);
    QStringList file{nameText(entry_.photo.path), bytesText(entry_.photo.bytes)};
    if (!whole_.isEmpty())
        file << tr("%1 × %2").arg(numberText(std::uint64_t(whole_.width())),
                                  numberText(std::uint64_t(whole_.height())));
    file_->setText(file.join(QStringLiteral(", ")));
    QString lines;
    QStringList brief;
    for (const Fact& fact : facts()) {
        lines += line(fact.name, fact.value, fact.ink);
        brief << fact.name + QLatin1Char(' ') + fact.value;
    }
    const QString table = QStringLiteral("<table width=\"100%\">%1</table>").arg(lines);
    facts_->setText(table);
    brief_->setText(brief.join(QStringLiteral("   ")));
    setRoomy(!facts_->isHidden());
    canvas_->setAccessibleDescription(said + QLatin1Char('\n') + QTextDocumentFragment::fromHtml(table).toPlainText());
}

/// Rows of a table: why it is the best or how alike the best it is, what was measured, who is in it.
std::vector<ComparePane::Fact> ComparePane::facts() const
{
    const QColor ink = theme().ink;
    std::vector<Fact> facts;
    if (entry_.photo.best)
        facts.push_back({tr("Why"), whyWords(entry_, CleanupTab::similar), theme().good});
    else
        facts.push_back({tr("Alike"),
                         entry_.photo.why.empty() ? againstLimit(entry_.photo.number, limit_) : tr("the same picture"),
                         ink});
    if (!described_) return facts;
    for (const VerdictCard& card : described_->verdicts)
        if (card.verdict != Verdict::screenshot)
            facts.push_back(
                {verdictText(card.verdict), againstLimit(card.number, card.limit), card.holds ? theme().warn : ink});
    facts.push_back({tr("Faces"), numberText(described_->faces.size()), ink});
    return facts;
}

void ComparePane::setRoomy(bool roomy)
{
    facts_->setVisible(roomy);
    brief_->setVisible(!roomy);
    for (Button* const button : {keep_, trash_}) button->setVisible(roomy);
    canvas_->setToolTip(roomy ? QString() : facts_->text());
}

void ComparePane::retranslate()
{
    keep_->setText(tr("Keep"));
    trash_->setText(tr("Trash"));
    if (raw(photo()) != 0) words();
}

} // namespace albumen
