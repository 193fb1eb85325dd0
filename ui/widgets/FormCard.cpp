#include "widgets/FormCard.h"

#include <initializer_list>

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {

FormCard::FormCard(QWidget* parent)
    : Card(parent), title_(new Label(Type::section, &Theme::ink, this)), form_(new QFormLayout),
      refusal_(new WrappedLabel(Type::body, &Theme::bad, this)), cancel_(new Button(Button::Kind::outlined, {}, this)),
      step_(new Button(Button::Kind::primary, {}, this))
{
    cancel_->setObjectName(QStringLiteral("formCancel"));
    step_->setObjectName(QStringLiteral("formStep"));
    form_->setHorizontalSpacing(metric::gap);
    form_->setVerticalSpacing(metric::tight);
    form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(metric::tight);
    buttons->addWidget(refusal_, 1);
    buttons->addWidget(cancel_);
    buttons->addWidget(step_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metric::cardPadding, metric::cardPadding, metric::cardPadding, metric::cardPadding);
    column->setSpacing(12);
    column->addWidget(title_);
    column->addLayout(form_);
    column->addLayout(buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(step_, &Button::clicked, this, &FormCard::accepted);
    connect(cancel_, &Button::clicked, this, &FormCard::cancel);
    hide();
}

void FormCard::open(QWidget& first)
{
    refuse({});
    show();
    first.setFocus(Qt::OtherFocusReason);
}

void FormCard::shut()
{
    hide();
}

void FormCard::cancel()
{
    shut();
    emit closed();
}

void FormCard::refuse(const QString& why)
{
    refusal_->setText(why);
    setAccessibleDescription(why);
}

QString FormCard::refusal() const
{
    return refusal_->text();
}

void FormCard::addRow(QWidget* field)
{
    auto* const label = new Label(Type::body, &Theme::ink2, this);
    label->setMinimumHeight(field->sizeHint().height());
    form_->addRow(label, field);
    if (auto* const typed = qobject_cast<QLineEdit*>(field)) {
        typed->setTextMargins(7, 0, 7, 0);
        connect(typed, &QLineEdit::returnPressed, step_, &Button::click);
        connect(typed, &QLineEdit::textEdited, this, [this] { refuse({}); });
    }
}

void FormCard::nameRow(QWidget* field, const QString& name)
{
    static_cast<Label*>(form_->labelForField(field))->setText(name);
    field->setAccessibleName(name);
}

void FormCard::showRow(QWidget* field, bool shown)
{
    form_->setRowVisible(field, shown);
}

void FormCard::setWords(const QString& title, const QString& step, const QString& cancel)
{
    title_->setText(title);
    setAccessibleName(title);
    step_->setText(step);
    cancel_->setText(cancel);
}

void FormCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        cancel();
    else
        Card::keyPressEvent(event);
}

QWidget* besides(std::initializer_list<QWidget*> parts, QWidget* parent)
{
    auto* const box = new QWidget(parent);
    auto* const row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::tight);
    for (QWidget* const part : parts) row->addWidget(part, part == *parts.begin() ? 1 : 0);
    return box;
}

} // namespace albumen
