#include "widgets/EditLine.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/Label.h"

namespace albumen {

EditLine::EditLine(Label* words, const QString& name, Left left, QWidget* parent)
    : QWidget(parent), words_(words), pencil_(new Button(Button::Kind::icon, QStringLiteral("pencil"))),
      field_(new QLineEdit), reason_(nullptr), left_(left)
{
    pencil_->setObjectName(name + QStringLiteral("Pencil"));
    field_->setObjectName(name + QStringLiteral("Field"));
    field_->setTextMargins(7, 0, 7, 0);
    field_->installEventFilter(this);
    field_->hide();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(words_, 1);
    row->addWidget(pencil_, 0, Qt::AlignTop);
    row->addWidget(field_, 1);
    setMinimumHeight(field_->sizeHint().height()); // nothing below moves when it is edited
    reason_ = new FieldReason(*field_);
    connect(pencil_, &Button::clicked, this, &EditLine::wanted);
}

bool EditLine::editing() const
{
    return !field_->isHidden();
}

void EditLine::show(bool field)
{
    words_->setVisible(!field);
    pencil_->setVisible(!field);
    field_->setVisible(field);
}

void EditLine::edit(const QString& text)
{
    field_->setText(text);
    show(true);
    field_->selectAll();
    field_->setFocus();
}

void EditLine::stop()
{
    if (!editing()) return;
    show(false);
    emit stopped();
}

void EditLine::refuse(const QString& why)
{
    reason_->say(why);
}

bool EditLine::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && editing() &&
        static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason) {
        if (left_ == Left::takes) emit typed(field_->text().trimmed());
        stop();
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (event->type() == QEvent::ShortcutOverride) {
        if (key != Qt::Key_Escape) return QWidget::eventFilter(watched, event);
        event->accept(); // it closes the field, not the page
        return true;
    }
    if (key == Qt::Key_Escape)
        stop();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        emit typed(field_->text().trimmed());
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace albumen
