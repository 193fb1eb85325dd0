// A line on a soft ground with links, closable; at most one on a page.
#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace albumen {

class Button;
class Label;

/// Threads: GUI.
class InfoBar final : public QWidget
{
    Q_OBJECT

public:
    struct Link {
        QString id, text, tip; ///< an id of "" is text that cannot be clicked
    };

    explicit InfoBar(QWidget* parent = nullptr);
    void show(const QString& title, const QList<Link>& links);
    QStringList linkTexts() const;

signals:
    void linkClicked(const QString& id);
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    Label* title_;
    QHBoxLayout* linkRow_;
    QList<Button*> links_;
    Button* close_;
};

} // namespace albumen
