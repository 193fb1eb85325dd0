#include "widgets/FieldReason.h"

#include <algorithm>

#include <QAccessible>
#include <QHBoxLayout>
#include <QLineEdit>

#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int reasonApart = 4, reasonPadding = 8, reasonAround = 6, reasonLeast = 200;
}

FieldReason::FieldReason(QLineEdit& field)
    : Card(&field), field_(&field), words_(new WrappedLabel(Type::caption, &Theme::bad, this))
{
    setObjectName(QStringLiteral("fieldReason"));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(reasonPadding, reasonAround, reasonPadding, reasonAround);
    row->addWidget(words_);
    hide();
    connect(&field, &QLineEdit::textChanged, this, &FieldReason::clear);
    field.installEventFilter(this);
}

void FieldReason::say(const QString& reason)
{
    if (isHidden()) described_ = field_->accessibleDescription();
    words_->setText(reason);
    field_->setProperty("refused", true);
    field_->setAccessibleDescription(reason);
    field_->update();
    if (parentWidget() != field_->window()) { // to be over what stands around the field
        setParent(field_->window());
        field_->window()->installEventFilter(this);
        connect(field_, &QObject::destroyed, this, &QObject::deleteLater);
    }
    show();
    place();
    raise();
    QAccessibleEvent alert(words_, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString FieldReason::words() const
{
    return isHidden() ? QString() : words_->text();
}

void FieldReason::clear()
{
    if (isHidden() || !field_) return;
    hide();
    field_->setProperty("refused", false);
    field_->setAccessibleDescription(described_);
    field_->update();
}

void FieldReason::place()
{
    if (!field_ || isHidden()) return;
    const QWidget& around = *parentWidget();
    const int wide = std::min(std::max(field_->width(), reasonLeast), around.width() - 2 * reasonApart);
    resize(wide, words_->heightForWidth(wide - 2 * reasonPadding) + 2 * reasonAround);
    const QPoint field = field_->mapTo(&around, QPoint());
    const int left = std::clamp(field.x(), reasonApart, around.width() - reasonApart - wide);
    const int below = field.y() + field_->height() + reasonApart, above = field.y() - reasonApart - height();
    const bool down = below + height() <= around.height() && !(above_ && above >= 0);
    move(left, down ? below : above);
}

bool FieldReason::eventFilter(QObject* watched, QEvent* event)
{
    if (isHidden() || !field_) return Card::eventFilter(watched, event);
    if (watched == field_ && event->type() == QEvent::Hide)
        clear();
    else if (watched == field_ ? event->type() == QEvent::Move || event->type() == QEvent::Resize
                               : event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &FieldReason::place, Qt::QueuedConnection); // when all have their places
    return Card::eventFilter(watched, event);
}

} // namespace albumen
