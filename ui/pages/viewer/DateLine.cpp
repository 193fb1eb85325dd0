#include "pages/viewer/DateLine.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QStackedLayout>

#include "DateText.h"
#include "base/Day.h"
#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
const QString form = QStringLiteral("yyyy-MM-dd HH:mm"), dayForm = QStringLiteral("yyyy-MM-dd");
}

DateLine::DateLine(QWidget* parent)
    : QWidget(parent), words_(new ElidedLabel(Qt::ElideRight, Type::section, &Theme::ink)),
      pencil_(new Button(Button::Kind::icon, QStringLiteral("pencil"))), field_(new QLineEdit),
      reason_(new FieldReason(*field_)), stack_(new QStackedLayout(this))
{
    pencil_->setObjectName(QStringLiteral("takenPencil"));
    field_->setObjectName(QStringLiteral("takenField"));
    field_->setTextMargins(7, 0, 7, 0);
    field_->installEventFilter(this);
    auto* const shown = new QWidget;
    auto* const row = new QHBoxLayout(shown);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(words_, 1);
    row->addWidget(pencil_);
    stack_->addWidget(shown);
    stack_->addWidget(field_);
    connect(pencil_, &Button::clicked, this, &DateLine::edit);
    setFixedHeight(grown(metric::control, 1, 14));
    retranslate();
}

void DateLine::show(std::optional<qint64> localS, DateSpan span, bool said)
{
    localS_ = localS;
    span_ = span;
    said_ = said;
    retranslate();
}

QString DateLine::words() const
{
    return words_->text();
}

void DateLine::retranslate()
{
    words_->setText(localS_ ? takenText(localS_, span_) : tr("Without a date"));
    pencil_->setToolTip(said_ ? tr("Change the date (it was changed before)") : tr("Change the date"));
    pencil_->setAccessibleName(pencil_->toolTip());
    field_->setPlaceholderText(tr("YYYY-MM-DD HH:MM"));
    field_->setAccessibleName(tr("Date, YYYY-MM-DD HH:MM"));
    field_->setToolTip(tr("Empty: as the file says"));
}

void DateLine::edit()
{
    const bool typable = localS_ && span_ < DateSpan::month; // else empty, which leaves it as the file says
    const QString& how = span_ == DateSpan::day ? dayForm : form;
    field_->setText(typable ? QDateTime::fromSecsSinceEpoch(*localS_, Qt::UTC).toString(how) : QString());
    stack_->setCurrentWidget(field_);
    field_->selectAll();
    field_->setFocus();
}

void DateLine::stopEditing()
{
    if (stack_->currentWidget() != field_) return;
    stack_->setCurrentIndex(0);
    emit stopped();
}

void DateLine::accept()
{
    const QString typed = field_->text().simplified();
    if (typed.isEmpty()) {
        emit dateSaid(std::nullopt);
        return stopEditing();
    }
    QDateTime said = QDateTime::fromString(typed, form);
    if (!said.isValid()) said = QDateTime(QDate::fromString(typed, dayForm), QTime(0, 0));
    if (!said.isValid()) return reason_->say(tr("Write it like 2024-03-14 18:22.")); // to be mended
    const qint64 localS = QDateTime(said.date(), said.time(), Qt::UTC).toSecsSinceEpoch();
    if (!mayBeTaken(localS, QDateTime::currentMSecsSinceEpoch()))
        return reason_->say(tr("Photos were taken between %1 and today.").arg(firstPhotoYear));
    emit dateSaid(localS);
    stopEditing();
}

bool DateLine::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason)
        stopEditing();
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (event->type() == QEvent::ShortcutOverride) {
        if (key != Qt::Key_Escape) return QWidget::eventFilter(watched, event);
        event->accept(); // it closes the field, not the page
        return true;
    }
    if (key == Qt::Key_Escape)
        stopEditing();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        accept();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace albumen
