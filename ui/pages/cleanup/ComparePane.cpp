#include "pages/cleanup/ComparePane.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
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
constexpr int frameWidth = 3, radius = 6, inset = 12, mostFacts = 4, pillGap = 4;

int saidHeight()
{
    return QFontMetrics(fontOf(Type::captionStrong)).height() + 8;
}

QString line(const QString& name, const QString& value, const QColor& ink)
{
    return QStringLiteral("<tr><td>%1</td><td align=\"right\" style=\"color:%2\">%3</td></tr>")
        .arg(name.toHtmlEscaped(), ink.name(), value.toHtmlEscaped());
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
    QString words = pillText(entry_);
    if (words.isEmpty()) return;
    const QFont font = fontOf(Type::captionStrong);
    const QFontMetrics metrics(font);
    const bool goes = entry_.mark == CleanupMark::trashed;
    const bool stays = entry_.photo.best || entry_.mark == CleanupMark::kept;
    words = metrics.elidedText(words, Qt::ElideRight, width() - 4 * inset);
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
      file_(new ElidedLabel(Qt::ElideMiddle, Type::caption, &Theme::ink2, this))
{
    keep_->setKeyHint(Qt::Key_K);
    trash_->setKeyHint(Qt::Key_T);
    for (Button* const button : {keep_, trash_}) button->setFocusPolicy(Qt::NoFocus); // the letters do it
    facts_->setObjectName(QStringLiteral("compareFacts"));
    facts_->setTextFormat(Qt::RichText);
    facts_->setFont(fontOf(Type::caption));
    facts_->setAlignment(Qt::AlignTop);
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
    column->addWidget(file_);
    connect(keep_, &Button::clicked, this, &ComparePane::keepWanted);
    connect(trash_, &Button::clicked, this, &ComparePane::trashWanted);
    retranslate();
}

void ComparePane::show(const CleanupEntry& entry, bool current)
{
    if (photo_ != entry.photo.id) facts_->clear();
    photo_ = entry.photo.id;
    canvas_->setEntry(entry, current);
    keep_->setKind(entry.mark == CleanupMark::kept ? Button::Kind::primary : Button::Kind::outlined);
    trash_->setKind(entry.mark == CleanupMark::trashed ? Button::Kind::primary : Button::Kind::outlined);
    file_->setText(nameText(entry.photo.path) + QStringLiteral(", ") + bytesText(entry.photo.bytes));
    QWidget::show();
}

void ComparePane::tell(const DescribedPhoto& described)
{
    QString lines;
    for (const VerdictCard& card : described.verdicts) {
        if (card.verdict == Verdict::screenshot) continue;
        const QString number = QLocale().toString(static_cast<double>(card.number), 'f', 2);
        lines += line(verdictText(card.verdict),
                      card.holds
                          ? tr("%1, limit %2").arg(number, QLocale().toString(static_cast<double>(card.limit), 'f', 2))
                          : number,
                      card.holds ? theme().warn : theme().ink);
    }
    lines += line(tr("Faces"), numberText(described.faces.size()), theme().ink);
    facts_->setText(QStringLiteral("<table width=\"100%\">%1</table>").arg(lines));
    setFactsShown(!facts_->isHidden());
}

void ComparePane::setFactsShown(bool shown)
{
    facts_->setVisible(shown);
    canvas_->setToolTip(shown ? QString() : facts_->text());
}

void ComparePane::retranslate()
{
    keep_->setText(tr("Keep"));
    trash_->setText(tr("Trash"));
}

} // namespace albumen
