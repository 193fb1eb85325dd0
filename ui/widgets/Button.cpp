#include "widgets/Button.h"

#include <QKeyEvent>
#include <QMenu>
#include <QStyleOptionButton>

#include "ButtonLook.h"

namespace albumen {

Button::Button(Kind kind, const QString& icon, QWidget* parent) : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setIconName(icon);
    setKind(kind);
    if (kind == Kind::link) setCursor(Qt::PointingHandCursor);
}

void Button::setLook(const char* property, const QVariant& value)
{
    setProperty(property, value);
    updateGeometry();
    update();
}

Button::Kind Button::kind() const
{
    return property(buttonProperty::kind).value<Kind>();
}

void Button::setKind(Kind kind)
{
    setLook(buttonProperty::kind, QVariant::fromValue(kind));
}

void Button::setSegment(bool first, bool last)
{
    setKind(Kind::segment);
    setLook(buttonProperty::firstSegment, first);
    setLook(buttonProperty::lastSegment, last);
}

void Button::setIconName(const QString& name)
{
    setLook(buttonProperty::icon, name);
}

void Button::setSmall(bool small)
{
    setLook(buttonProperty::small, small);
}

void Button::setDropDown(QMenu* menu)
{
    connect(this, &QPushButton::clicked, menu, [this, menu] { menu->popup(mapToGlobal(QPoint(0, height() + 2))); });
    setLook(buttonProperty::dropDown, true);
}

void Button::setKeyHint(const QKeySequence& key)
{
    const QString words = key.toString(QKeySequence::NativeText);
    setLook(buttonProperty::keyHint, words.size() == 1 ? words : QString());
}

void Button::reserve(const QStringList& texts)
{
    setLook(buttonProperty::reserved, texts);
}

QSize Button::sizeHint() const
{
    QStyleOptionButton option; // asked anew each time: QPushButton keeps what it was told before a property changed
    initStyleOption(&option);
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, {}, this);
}

bool Button::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange) updateGeometry();
    return QPushButton::event(event);
}

void Button::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!event->isAutoRepeat()) click(); // Enter presses what has the focus, not only Space
        event->accept();
        return;
    }
    QPushButton::keyPressEvent(event);
}

} // namespace albumen
