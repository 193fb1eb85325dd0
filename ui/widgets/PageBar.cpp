#include "widgets/PageBar.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QTimer>

#include "Actions.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int barGap = 8, barSpacing = 12, leastWords = 208; // "10,000 photos selected" in most fonts
}

PageBar::PageBar(QWidget* parent)
    : QWidget(parent), said_(new QWidget(this)),
      what_(new ElidedLabel(Qt::ElideRight, Type::medium, &Theme::ink, this)),
      fact_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink3, this)), room_(new QWidget(this)),
      end_(new QHBoxLayout), more_(new Button(Button::Kind::outlined, QStringLiteral("more"), room_))
{
    setFixedHeight(grown(metric::pageBar, 1, 36));
    room_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    end_->setSpacing(12);
    what_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    fact_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    said_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* const said = new QHBoxLayout(said_);
    said->setContentsMargins(0, 0, 0, 0);
    said->setSpacing(barSpacing);
    said->addWidget(what_);
    said->addWidget(fact_);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(metric::pageMargin, 1, metric::pageMargin, 0);
    row->setSpacing(barSpacing);
    row->addWidget(said_);
    row->addWidget(room_, 1);
    row->addLayout(end_);
    more_->hide();
    connect(more_, &Button::clicked, this, [this] {
        QStringList folded;
        for (qsizetype i = 0; i < buttons_.size(); ++i)
            if (buttons_[i]->isHidden()) folded << ids_[i];
        QMenu* const menu = actions_->contextMenu(folded, this);
        menu->popup(more_->mapToGlobal(QPoint(0, -menu->sizeHint().height() - 2)));
    });
    setWords({});
}

void PageBar::setWords(const QString& what, const QString& fact)
{
    what_->setText(what);
    fact_->setText(fact);
    fact_->setVisible(!fact.isEmpty());
    setAccessibleName(what);
}

QString PageBar::words() const
{
    return what_->text();
}

void PageBar::setActions(const Actions& actions, const QStringList& ids)
{
    actions_ = &actions;
    ids_ = ids;
    qDeleteAll(buttons_);
    buttons_.clear();
    for (const QString& id : ids) buttons_.append(actions.button(id, room_));
    connect(&actions, &Actions::refreshed, this, &PageBar::fit, Qt::UniqueConnection);
    if (!buttons_.isEmpty()) setTabOrder(buttons_.last(), more_);
    fit();
}

void PageBar::addAtEnd(QWidget* widget)
{
    if (end_->isEmpty()) {
        auto* const line = new Line(Qt::Vertical, this);
        line->setFixedHeight(24);
        end_->addWidget(line);
    }
    end_->addWidget(widget);
}

void PageBar::fit()
{
    more_->setToolTip(tr("More"));
    more_->setAccessibleName(tr("More"));
    int whole = 0;
    for (const Button* button : buttons_) whole += button->sizeHint().width() + barGap;
    const int moreWidth = more_->sizeHint().width();
    // The buttons keep their room whatever is said beside them: the words are cut.
    const int room = width() - 2 * metric::pageMargin - end_->sizeHint().width() - 2 * barSpacing;
    said_->setMaximumWidth(std::max(leastWords, room - (whole - barGap)));
    const bool folds = whole - barGap > room_->width();
    int left = folds ? room_->width() - moreWidth : room_->width() + barGap;
    qsizetype shown = 0;
    while (shown < buttons_.size() && left >= buttons_[shown]->sizeHint().width() + barGap)
        left -= buttons_[shown++]->sizeHint().width() + barGap;
    int x = left;
    for (qsizetype i = 0; i < buttons_.size(); ++i) {
        Button* const button = buttons_[i];
        button->setVisible(i < shown);
        if (i >= shown) continue;
        const QSize size = button->sizeHint();
        button->setGeometry(x, (room_->height() - size.height()) / 2, size.width(), size.height());
        x += size.width() + barGap;
    }
    more_->setVisible(folds);
    more_->setGeometry(room_->width() - moreWidth, (room_->height() - more_->sizeHint().height()) / 2, moreWidth,
                       more_->sizeHint().height());
}

void PageBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QTimer::singleShot(0, this, &PageBar::fit); // when the layout has given the buttons their room
}

bool PageBar::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) QTimer::singleShot(0, this, &PageBar::fit);
    return QWidget::event(event);
}

void PageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().page);
    painter.fillRect(QRect(0, 0, width(), 1), theme().line);
}

} // namespace albumen
