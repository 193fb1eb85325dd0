#include "widgets/NamePanel.h"

#include <algorithm>

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>

#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int padding = 8, away = 12, edge = 8;
}

NamePanel::NamePanel(Worker& worker, Thumbnails& thumbnails, int width, QWidget* parent)
    : Card(parent), title_(new ElidedLabel(Qt::ElideRight, Type::strong, &Theme::ink, this)),
      field_(new NameField(worker, thumbnails, this)), row_(new QHBoxLayout)
{
    setFixedWidth(width);
    row_->setSpacing(4);
    row_->addWidget(field_, 1);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(6);
    column->addWidget(title_);
    column->addLayout(row_);
    column->addWidget(&field_->keepList());
    connect(field_, &NameField::listed, this, &NamePanel::place);
    connect(field_, &NameField::chosen, this, [this](const Whom& whom, const QString& name) {
        hide();
        emit chosen(whom, name);
    });
    connect(field_, &NameField::nobody, this, &NamePanel::nobody);
    connect(field_, &NameField::given, this, &NamePanel::close);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, const QWidget* now) {
        if (field_->isOpen() && now && now->window() == window() && !isAncestorOf(now)) {
            left_ = true;
            close();
        }
    });
    parent->installEventFilter(this);
    hide();
}

void NamePanel::open(const QString& title, NameField::Question question)
{
    left_ = false;
    title_->setText(title);
    title_->setVisible(!title.isEmpty());
    show();
    raise();
    field_->open(std::move(question));
    place();
}

void NamePanel::shut()
{
    field_->shut();
    hide();
}

void NamePanel::close()
{
    if (isHidden()) return;
    shut();
    emit closed();
}

void NamePanel::standBeside(const QRect& place)
{
    beside_ = place;
    above_ = {};
    this->place();
}

void NamePanel::standAbove(const QRect& place)
{
    above_ = place;
    beside_ = {};
    this->place();
}

void NamePanel::place()
{
    adjustSize();
    const QRect within = parentWidget()->rect().adjusted(edge, edge, -edge, -edge);
    QPoint at;
    if (beside_.isNull())
        at = {above_.right() + 1 - width(), above_.top() - edge - height()};
    else
        at = {beside_.right() + away, beside_.top()};
    if (!beside_.isNull() && at.x() + width() > within.right()) at.setX(beside_.left() - away - width());
    at.setX(std::clamp(at.x(), within.left(), std::max(within.left(), within.right() - width())));
    at.setY(std::clamp(at.y(), within.top(), std::max(within.top(), within.bottom() - height())));
    move(at);
}

bool NamePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == parentWidget() && isVisible()) place();
    return Card::eventFilter(watched, event);
}

void NamePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) // a button beside the field has the focus
        close();
    else
        Card::keyPressEvent(event);
}

} // namespace albumen
